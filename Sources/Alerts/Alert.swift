import ByteCodec
public import TradeModel

/// Something that a person should hear of, as it leaves the machine.
public struct Alert: Sendable, Hashable {
    /// How much it asks of a person. The raw value orders them.
    public enum Level: UInt8, Sendable, Hashable, Comparable {
        /// To be known.
        case information
        /// To be looked at.
        case warning
        /// To be acted upon.
        case error

        /// The level of this name; nil where none has it.
        public init?(name: String) {
            switch name {
            case "information": self = .information
            case "warning": self = .warning
            case "error": self = .error
            default: return nil
            }
        }

        /// The level in files.
        public var name: String {
            switch self {
            case .information: "information"
            case .warning: "warning"
            case .error: "error"
            }
        }

        /// By how much it asks.
        public static func < (lhs: Level, rhs: Level) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// When, by the engine's time.
    public let at: Instant
    /// Its name, for scripts.
    public let name: String
    /// How much it asks of a person.
    public let level: Level
    /// What it is about; nil for the whole account.
    public let instrument: String?
    /// The order that it is about; nil for none.
    public let order: UInt64?
    /// What happened, for a person.
    public let words: String

    /// An alert.
    public init(
        at: Instant,
        name: String,
        level: Level,
        instrument: String?,
        order: UInt64?,
        words: String
    ) {
        self.at = at
        self.name = name
        self.level = level
        self.instrument = instrument
        self.order = order
        self.words = words
    }

    /// Alerts of one kind are one, and only repeat.
    var kind: String { "\(name) \(instrument ?? "")" }

    /// One JSON object. `times` says for how many it stands.
    func document(times: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("at", int: at.milliseconds)
        writer.member("name", string: name)
        writer.member("level", string: level.name)
        if let instrument { writer.member("instrument", string: instrument) }
        if let order { writer.member("order", int: order) }
        writer.member("text", string: words)
        writer.member("times", int: times)
        writer.endObject()
        return writer.bytes
    }
}
