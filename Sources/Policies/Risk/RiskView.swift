public import TradeModel

/// What the limits look at before an entry. Orders in flight and orders in doubt count at the
/// largest size that they can become.
@frozen
public struct RiskView: Sendable, Hashable {
    /// Quote units of everything owned.
    public var equity: Int128
    /// Quote units that all positions cost, open and opening.
    public var exposure: Int128
    /// Quote units that this instrument's position costs, open and opening.
    public var positionCost: Int128
    /// Positions open or opening, this one not counted.
    public var otherPositions: Int
    /// Orders working.
    public var workingOrders: Int
    /// Losing round trips in a row.
    public var lossStreak: Int
    /// Whether entries are stopped until tomorrow.
    public var isBlockedToday: Bool
    /// Whether the drawdown latch is set.
    public var isDrawdownLatched: Bool
    /// When this instrument's last position closed.
    public var lastClosedAt: Instant?
    /// Whether there is a position already.
    public var hasPosition: Bool
    /// Whether an order of this instrument is working.
    public var hasWorkingOrder: Bool

    /// A view of an account with `equity`, nothing open and nothing against it.
    @inlinable
    public init(equity: Int128) {
        self.equity = equity
        exposure = 0
        positionCost = 0
        otherPositions = 0
        workingOrders = 0
        lossStreak = 0
        isBlockedToday = false
        isDrawdownLatched = false
        lastClosedAt = nil
        hasPosition = false
        hasWorkingOrder = false
    }
}
