public import Policies
public import TradeModel

/// The life of one instrument's position, beside the ledger's holding: what the exit rules need to
/// remember, and which orders work on it. Prices are mantissas at the instrument's scale.
@frozen
public struct Position: Sendable, Hashable {
    /// When it was opened; meaningless while nothing is held.
    public internal(set) var openedAt: Instant = .distantPast
    /// The side that opened it.
    public internal(set) var openedBy: Side = .buy
    /// Base units that entries have brought in since it was opened.
    public internal(set) var originalSize: Int128 = 0
    /// Average entry price, half-even to the scale, without fees.
    public internal(set) var entryPrice: Int64 = 0
    /// The best price seen since it was opened.
    public internal(set) var peak: Int64 = 0
    /// Liquidity when it was opened, in quote units; -1 when unknown.
    public internal(set) var entryLiquidity: Int128 = -1
    /// Where the take-profit tiers stand.
    public internal(set) var tiers = Tiers()
    /// Urgent exits that failed by slippage since an exit was last filled whole. A part sold in a
    /// falling market is no reason to ask for more patience.
    public internal(set) var slippageFailures = 0
    /// No exit is tried before this.
    public internal(set) var retryAt: Instant = .distantPast
    /// Whether the operator wants it closed.
    public internal(set) var isToBeFlattened = false
    /// The working entry, if there is one.
    public internal(set) var entryOrder: OrderOrdinal?
    /// The working exit, if there is one. While it is in doubt there is no second.
    public internal(set) var exitOrder: OrderOrdinal?
    /// When an execution was booked here last.
    public internal(set) var lastFillAt: Instant = .distantPast
    /// When the last position here was closed; starts the cooldown.
    public internal(set) var lastClosedAt: Instant?

    init() {}

    /// Whether an order of this instrument is working.
    public var hasWorkingOrder: Bool { entryOrder != nil || exitOrder != nil }
}
