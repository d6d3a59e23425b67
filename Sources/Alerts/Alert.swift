import ByteCodec
public import TradeModel

/// Something that a person should hear of, as it leaves the machine.
public struct Alert: Sendable, Hashable {
    /// When, by the engine's time.
    public let at: Instant
    /// Its name, for scripts.
    public let name: String
    /// How much it asks of a person.
    public let severity: Severity
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
        severity: Severity,
        instrument: String?,
        order: UInt64?,
        words: String
    ) {
        self.at = at
        self.name = name
        self.severity = severity
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
        writer.member("level", string: severity.name)
        if let instrument { writer.member("instrument", string: instrument) }
        if let order { writer.member("order", int: order) }
        writer.member("text", string: words)
        writer.member("times", int: times)
        writer.endObject()
        return writer.bytes
    }
}
