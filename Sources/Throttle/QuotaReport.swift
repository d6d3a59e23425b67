public import TradeModel

/// What a provider says of our quota beside an answer, as its headers do.
@frozen
public struct QuotaReport: Sendable, Hashable {
    /// Units a window, as the provider counts them.
    public var limit: Int64?
    /// Units left until the reset.
    public var remaining: Int64?
    /// When the count begins anew, by our clock.
    public var resetAt: Instant?

    /// A report; what was not said is nil.
    public init(limit: Int64? = nil, remaining: Int64? = nil, resetAt: Instant? = nil) {
        self.limit = limit
        self.remaining = remaining
        self.resetAt = resetAt
    }
}
