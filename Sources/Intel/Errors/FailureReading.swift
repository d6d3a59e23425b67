// What kind of failure an answer is. What the provider says by a code goes before the status, the status
// before its words; words are the last resort, and whoever is left over may have been carried out.

public import Ports
public import Throttle
public import TradeModel

/// What went wrong with a request, and what follows from that.
public struct FailureReading: Sendable, Hashable {
    /// What kind of failure it is; its table says what follows.
    public let kind: FailureClass
    /// Until when the provider wants to hear nothing, by its own word; nil when it did not say.
    public let until: Instant?
    /// What the provider, or our own client, calls it, cut to 40 characters.
    public let code: String
    /// The provider's words, cut to 160 characters and made plain; text from outside, for people alone.
    public let words: String
    /// Whether a code or a status that is known here decided, and not words or nothing at all.
    public let isMapped: Bool

    init(
        _ kind: FailureClass,
        until: Instant? = nil,
        code: String,
        words: String = "",
        isMapped: Bool = true
    ) {
        self.kind = kind
        self.until = until
        self.code = PlainText.cut(code, to: 40)
        self.words = PlainText.cut(words, to: 160)
        self.isMapped = isMapped
    }

    /// What an answer says of a failure; nil when it says of none.
    ///
    /// - Parameter isRepeatable: whether the request can do no harm twice, as a question.
    public init?(_ reply: ProviderReply, from provider: ProviderID, isRepeatable: Bool) {
        let stated = StatedFailure(reply, from: provider)
        let isGood = (200..<300).contains(reply.status)
        if isGood, stated == nil { return nil }
        let code = stated?.code ?? "\(reply.status)"
        let words = stated?.words ?? ""
        var kind = stated.flatMap { CodeTable.kind(of: $0, from: provider, isRepeatable) }
        var isMapped = kind != nil
        if kind == nil, !isGood {
            kind = Self.kind(status: reply.status, words, isRepeatable)
            isMapped = true
        }
        if kind == nil { kind = WordTable.kind(words, isRepeatable) }
        let found = kind ?? .ambiguous
        self.init(
            found,
            until: found == .rateLimited ? RetryHint.until(reply) : nil,
            code: code,
            words: words,
            isMapped: isMapped
        )
    }

    /// A request to which there is no whole answer.
    public init(_ failure: HTTPFailure, isRepeatable: Bool) {
        // An order that may have arrived may have been carried out; a question may be asked again.
        let lost: FailureClass =
            isRepeatable || !failure.mayHaveArrived ? .transient : .ambiguous
        switch failure {
        case .badAddress: self.init(.critical, code: "bad address")
        case .hostNotAllowed(let host): self.init(.critical, code: "host not allowed", words: host)
        case .notTrusted(let reason): self.init(.critical, code: "not trusted", words: reason)
        case .nameNotResolved(let host): self.init(lost, code: "name not resolved", words: host)
        case .notConnected(let reason): self.init(lost, code: "not connected", words: reason)
        case .timedOut: self.init(lost, code: "timed out")
        case .brokenOff(_, let reason): self.init(lost, code: "broken off", words: reason)
        case .malformed(let reason):
            self.init(isRepeatable ? .transient : .ambiguous, code: "malformed", words: reason)
        case .bodyTooLong(let limit):
            self.init(
                isRepeatable ? .rejected : .ambiguous,
                code: "too long",
                words: "more than \(limit) bytes"
            )
        case .cancelled(let mayHaveArrived):
            self.init(
                isRepeatable || !mayHaveArrived ? .rejected : .ambiguous,
                code: "cancelled"
            )
        }
    }

    /// An answer that came whole and is not believed. The same question would be answered in the same way,
    /// and an order whose answer cannot be read may have been carried out.
    public init(_ error: IntelError, isRepeatable: Bool) {
        self.init(
            isRepeatable ? .rejected : .ambiguous,
            code: error.name,
            words: error.field ?? ""
        )
    }

    private static func kind(
        status: Int,
        _ words: String,
        _ isRepeatable: Bool
    ) -> FailureClass? {
        // An allowance of the month that is used up, no pause brings back.
        status == 429 && WordTable.isSpent(words)
            ? .critical : FailureClass(status: status, isRepeatable: isRepeatable)
    }
}
