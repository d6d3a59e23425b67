public import TradeModel

/// When a provider counts as down, and how it is tried again.
public struct BreakerSettings: Sendable, Hashable {
    /// So many failures…
    public var failures = 5
    /// … within so long open the breaker.
    public var window = Instant.Span.seconds(30)
    /// How long it is open at first; twice as long after each probe that fails.
    public var firstPause = Instant.Span.seconds(2)
    /// It is open no longer than this at a time.
    public var longestPause = Instant.Span.seconds(60)
    /// An exit may be the probe so soon after the last one.
    public var exitPause = Instant.Span.seconds(1)
    /// A probe of which so long nothing was heard has failed.
    public var patience = Instant.Span.seconds(5)

    /// Five failures in 30 s, pauses of 2 s to 60 s.
    public init() {}
}
