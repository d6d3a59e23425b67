public import TradeModel

/// What the exit rules look at: one open position and one reading of its price.
@frozen
public struct ExitView: Sendable, Hashable {
    /// The side that opened the position: buy for long.
    public var openedBy: Side
    /// Base units held, positive for long and short.
    public var size: Int128
    /// Base units that entries have brought in since the position was opened.
    public var originalSize: Int128
    /// Whole lots only.
    public var lot: Int128
    /// Average entry price, half-even to the instrument's scale.
    public var entryPrice: Int64
    /// The best price seen since entry: highest for long, lowest for short.
    public var peak: Int64
    /// The price now; it has been found fresh.
    public var price: Int64
    /// When the position was opened.
    public var openedAt: Instant
    /// Where the tiers stand.
    public var tiers: Tiers
    /// Liquidity at entry in quote units; unknown disables the liquidity rule.
    public var entryLiquidity: Reading<Int128>
    /// Liquidity now in quote units.
    public var liquidity: Reading<Int128>

    /// A view; the tiers are armed and liquidity is unknown until set.
    @inlinable
    public init(
        openedBy: Side,
        size: Int128,
        originalSize: Int128,
        lot: Int128,
        entryPrice: Int64,
        peak: Int64,
        price: Int64,
        openedAt: Instant
    ) {
        self.openedBy = openedBy
        self.size = size
        self.originalSize = originalSize
        self.lot = lot
        self.entryPrice = entryPrice
        self.peak = peak
        self.price = price
        self.openedAt = openedAt
        self.tiers = Tiers()
        self.entryLiquidity = .unknown
        self.liquidity = .unknown
    }
}

/// What the exit rules want: how much to give up, and why.
@frozen
public struct ExitDecision: Sendable, Hashable {
    /// The rule that fired.
    public let rule: ExitRule
    /// The take-profit tier, counted from 0; 0 for other rules.
    public let tier: UInt8
    /// Base units to give up, positive.
    public let units: Int128

    /// A decision.
    @inlinable
    public init(rule: ExitRule, tier: UInt8 = 0, units: Int128) {
        self.rule = rule
        self.tier = tier
        self.units = units
    }
}
