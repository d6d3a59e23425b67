import ByteCodec
public import TradeModel

/// Something that a person should hear of, as it leaves the machine.
public struct Alert: Sendable, Hashable {
    /// What an alert is about.
    public enum Subject: Sendable, Hashable {
        /// The whole account.
        case account
        /// An instrument, by its name.
        case instrument(String)
        /// A token, by its mint.
        case token(String)
        /// A source of data, by its name.
        case source(String)

        /// The member of the document that names it.
        var key: String {
            switch self {
            case .account: "account"
            case .instrument: "instrument"
            case .token: "token"
            case .source: "source"
            }
        }

        /// Its name; nil for the whole account.
        var text: String? {
            switch self {
            case .account: nil
            case .instrument(let name), .token(let name), .source(let name): name
            }
        }
    }

    /// When, by the engine's time.
    public let at: Instant
    /// Its name, for scripts.
    public let name: String
    /// How much it asks of a person.
    public let severity: Severity
    /// What it is about.
    public let subject: Subject
    /// The order that it is about; nil for none.
    public let order: UInt64?
    /// What happened, for a person.
    public let words: String

    /// An alert.
    public init(
        at: Instant,
        name: String,
        severity: Severity,
        subject: Subject,
        order: UInt64?,
        words: String
    ) {
        self.at = at
        self.name = name
        self.severity = severity
        self.subject = subject
        self.order = order
        self.words = words
    }

    /// Alerts of one kind are one, and only repeat.
    var kind: String { "\(name) \(subject.text ?? "")" }

    /// One JSON object. `times` says for how many it stands.
    func document(times: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("at", int: at.milliseconds)
        writer.member("name", string: name)
        writer.member("level", string: severity.name)
        if let text = subject.text { writer.member(subject.key, string: text) }
        if let order { writer.member("order", int: order) }
        writer.member("text", string: words)
        writer.member("times", int: times)
        writer.endObject()
        return writer.bytes
    }
}
