public import TradeModel

/// How a provider is doing, as this process saw it.
public struct ProviderHealth: Sendable, Hashable {
    /// When it last answered in a form that can be read; nil when it never did.
    public var answeredAt: Instant?
    /// When it last failed; nil when it never did.
    public var failedAt: Instant?
    /// Why, in a few words without anything secret; empty when it never did.
    public var failure = ""
    /// Answers so far.
    public var answers: UInt64 = 0
    /// Failures so far, those included that another attempt mended.
    public var failures: UInt64 = 0
    /// Failures since the last answer.
    public var failuresInARow: UInt64 = 0
    /// Units that count against its first limit.
    public var used: Int64 = 0
    /// Of how many.
    public var of: Int64 = 0
    /// Whether its breaker is open: next to nothing is asked until it answers again.
    public var isBreakerOpen = false
    /// Whether it is not asked any more at all.
    public var isClosed = false

    /// A provider of which nothing is known.
    public init() {}

    /// In one word, the gravest that applies.
    public var word: String {
        if isClosed { return "closed" }
        if isBreakerOpen { return "down" }
        if failuresInARow > 0 { return "failing" }
        return answeredAt == nil ? "not asked yet" : "well"
    }
}
