/// Why a position is reduced. The cases stand in the order of priority: where several hold at
/// once, the first wins.
@frozen
public enum ExitRule: UInt8, Sendable, Hashable, CaseIterable {
    /// The loss reached its limit.
    case stopLoss
    /// A take-profit tier was reached.
    case takeProfit
    /// The price fell back from its peak while in profit.
    case trailingStop
    /// Too little movement for too long.
    case timeDecay
    /// The pool lost liquidity since entry.
    case liquidityDrop
    /// The feed was silent beyond the configured limit.
    case staleFeed
    /// The strategy wants out.
    case signal
    /// The operator closes.
    case flatten

    /// Whether a failed attempt may widen the allowed slippage.
    @inlinable
    public var isUrgent: Bool {
        switch self {
        case .stopLoss, .trailingStop, .liquidityDrop, .flatten: true
        case .takeProfit, .timeDecay, .staleFeed, .signal: false
        }
    }
}
