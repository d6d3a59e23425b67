public import TradeModel

/// How long an order may wait for its price.
@frozen
public enum TwinTimeInForce: Sendable, Hashable {
    /// Not at all: what cannot be executed at once is cancelled.
    case immediate
    /// Until this instant, at which it expires.
    case resting(until: Instant)
}
