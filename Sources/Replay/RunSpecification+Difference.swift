import ByteCodec

extension RunSpecification {
    /// Where two specifications first differ: the member's path and both values as text; nil when
    /// they are equal.
    public func difference(from other: RunSpecification) -> SpecificationDifference? {
        SpecificationDifference.first(json, other.json, path: "")
    }
}

/// The first member in which two specifications differ.
public struct SpecificationDifference: Hashable, Sendable, CustomStringConvertible {
    /// Where, like `inputs[1].sha256`.
    public let path: String
    /// The value here.
    public let ours: String
    /// The value there.
    public let theirs: String

    /// In words.
    public var description: String { "\(path) is \(ours) here and \(theirs) in the journal" }

    /// Walks both trees together; their depth is bounded by the specification's own.
    static func first(
        _ ours: JSONValue,
        _ theirs: JSONValue,
        path: String
    ) -> SpecificationDifference? {
        if ours == theirs { return nil }
        if let left = ours.array, let right = theirs.array, left.count == right.count {
            for (index, pair) in zip(left, right).enumerated() {
                if let found = first(pair.0, pair.1, path: "\(path)[\(index)]") { return found }
            }
        }
        if let left = ours.members, let right = theirs.members,
            left.map(\.key) == right.map(\.key)
        {
            for (mine, yours) in zip(left, right) {
                let inner = path.isEmpty ? mine.key : "\(path).\(mine.key)"
                if let found = first(mine.value, yours.value, path: inner) { return found }
            }
        }
        return SpecificationDifference(path: path, ours: text(ours), theirs: text(theirs))
    }

    private static func text(_ value: JSONValue) -> String {
        if let array = value.array { return "a list of \(array.count)" }
        // Of a digest a person compares the beginning.
        if case .string(let digest) = value, digest.utf8.count == 64 {
            return "\"\(digest.prefix(12))…\""
        }
        var writer = JSONWriter()
        writer.value(value)
        return writer.text
    }
}
