import ByteCodec
import Testing

extension ChildOutcome {
    /// The one JSON document that stands on stdout.
    func document() throws -> JSONValue {
        try #require(output.hasSuffix("\n") && !output.dropLast().contains("\n"), "one document")
        return try JSONValue(parsing: Array(output.dropLast().utf8))
    }
}

extension JSONValue {
    /// The members' names.
    var keys: [String] { (members ?? []).map(\.key) }
}
