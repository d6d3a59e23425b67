import Money

/// What values a setting takes. Reading, bounds, the JSON Schema and every word that is said of a wrong
/// value follow from this.
public enum SettingKind: Hashable, Sendable {
    /// A number with so many decimals; the bounds are at that scale. A scale of 0 makes it whole.
    case number(scale: UInt8, ClosedRange<Int128>)
    /// `true` or `false`.
    case boolean
    /// One of these words.
    case choice([String])
    /// A text with so many bytes.
    case text(ClosedRange<Int>)
    /// The path of a file or directory.
    case path
    /// A length of time, bounds in nanoseconds.
    case duration(ClosedRange<Int64>)
    /// So many elements of one kind. No other case is indirect: the pointer of an enum that is indirect as
    /// a whole carries the case in its spare bits, and the fuzzers' leak checker no longer sees it.
    indirect case list(SettingKind, ClosedRange<Int>)
    /// An object with exactly these fields.
    case record([Field])

    /// A field of a record.
    public struct Field: Hashable, Sendable {
        /// Its key.
        public let name: String
        /// What it takes.
        public let kind: SettingKind

        /// A field.
        public init(_ name: String, _ kind: SettingKind) {
            self.name = name
            self.kind = kind
        }
    }

    /// A whole number.
    public static func integer(_ bounds: ClosedRange<Int64>) -> SettingKind {
        .number(scale: 0, Int128(bounds.lowerBound)...Int128(bounds.upperBound))
    }

    /// The longest path, in bytes.
    static let pathLimit = 4_096

    /// What the values are, as it completes "must be ".
    public var expectation: String {
        switch self {
        case .number(let scale, let bounds):
            let range = "between \(Self.range(bounds, scale))"
            return scale == 0
                ? "a whole number \(range)"
                : "a number \(range) with at most \(scale) decimals"
        case .boolean: return "true or false"
        case .choice(let words): return (words.count > 2 ? "one of " : "") + Self.list(words)
        case .text(let lengths):
            return "a text of \(lengths.lowerBound) to \(lengths.upperBound) bytes in one line"
        case .path: return "a path, not empty and in one line"
        case .duration(let bounds):
            return "a duration between \(Self.range(bounds)), such as \"90s\" or \"15m\""
        case .list(let element, let counts):
            return "a list of \(counts.lowerBound) to \(counts.upperBound), each "
                + element.expectation
        case .record(let fields):
            return "an object with \(Self.list(fields.map(\.name), last: "and"))"
        }
    }

    /// The bounds, as they complete "must be ", where they are all that is wrong.
    var bounds: String {
        switch self {
        case .number(let scale, let bounds): "between \(Self.range(bounds, scale))"
        case .duration(let bounds): "between \(Self.range(bounds))"
        case .boolean, .choice, .text, .path, .list, .record: expectation
        }
    }

    private static func range(_ bounds: ClosedRange<Int128>, _ scale: UInt8) -> String {
        DecimalText.print(bounds.lowerBound, scale: scale) + " and "
            + DecimalText.print(bounds.upperBound, scale: scale)
    }

    private static func range(_ bounds: ClosedRange<Int64>) -> String {
        DurationText.print(bounds.lowerBound) + " and " + DurationText.print(bounds.upperBound)
    }

    static func list(_ words: [String], last: String = "or") -> String {
        guard words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
    }
}
