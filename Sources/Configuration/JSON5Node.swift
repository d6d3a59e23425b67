// A parsed JSON5 document. Every key and every value keeps its place, so that whoever finds fault with it
// can say where; members keep their order and their repetitions, because a repetition is a fault too.

/// A JSON5 value and where it stands.
public struct JSON5Node: Hashable, Sendable {
    /// What it is.
    public enum Value: Hashable, Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A finite number.
        case number(JSON5Number)
        /// `NaN` or `Infinity`, with its sign, as it is written: read so that it can be refused by name.
        case nonFinite(String)
        /// A text, escapes resolved.
        case text(String)
        /// The elements in order.
        case array([JSON5Node])
        /// The members in order; a key can stand more than once.
        case object([Member])
    }

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let position: SourcePosition
        /// The value.
        public let node: JSON5Node
    }

    /// Bounds on what is parsed.
    public struct Limits: Hashable, Sendable {
        /// How deep containers may be nested.
        public var depth = 32
        /// The longest text, in bytes of UTF-8.
        public var bytes = 1 << 20
        /// The most values, containers included.
        public var values = 100_000

        /// The bounds that configuration is read with: 32 levels, 1 MiB, 100,000 values.
        public init() {}
    }

    /// What it is.
    public let value: Value
    /// Where it begins.
    public let position: SourcePosition

    /// Parses a document; what it is made of follows the JSON5 specification, version 1.0.0.
    public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSON5Error) {
        let start = SourcePosition(line: 1, column: 1)
        guard bytes.count <= limits.bytes else {
            throw JSON5Error(.tooLarge(limit: limits.bytes), at: start)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSON5Error(.invalidUTF8, at: start)
        }
        var parser = JSON5Parser(text, limits: limits)
        self = try parser.document()
    }

    init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }
}
