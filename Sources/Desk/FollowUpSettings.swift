public import TradeModel

/// How orders are followed up and how often the books are compared with the venue's.
@frozen
public struct FollowUpSettings: Sendable, Hashable {
    /// An order of which nothing was heard for so long is in doubt.
    public var doubtAfter: Instant.Span
    /// The first pause between two questions about one order; it doubles with each.
    public var firstPause: Instant.Span
    /// The longest pause between two questions about one order.
    public var longestPause: Instant.Span
    /// After a torn tail was cut, an order without an identity may have lost it with the tail: it is
    /// taken for one that never left only after so long, when nothing signed for it can live any more.
    public var patienceAfterCut: Instant.Span
    /// How often a statement is asked for: the heartbeat.
    public var heartbeat: Instant.Span

    /// Doubt after 10 s, questions after 2, 4, 8 … 30 s, a statement every minute.
    public init() {
        doubtAfter = .seconds(10)
        firstPause = .seconds(2)
        longestPause = .seconds(30)
        patienceAfterCut = .minutes(5)
        heartbeat = .seconds(60)
    }
}
