public import TradeModel

/// How often, and after which pauses, a request is sent again.
public struct RetrySettings: Sendable, Hashable {
    /// Attempts end to end, the first one included.
    public var attempts = 3
    /// The first pause; each further one is twice as long.
    public var firstPause = Instant.Span.seconds(1)
    /// No pause of our own is longer.
    public var longestPause = Instant.Span.seconds(10)
    /// By how much chance may shorten a pause of our own, in thousandths of it, at most 1000.
    public var jitterPerMille: Int64 = 100
    /// A provider's hint is waited for up to this; for a longer one the request is given up, because to
    /// come earlier than told helps nobody.
    public var longestHint = Instant.Span.seconds(60)

    /// Three attempts, 1 s and 2 s apart, shortened by up to a tenth.
    public init() {}
}
