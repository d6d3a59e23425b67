public import Solana
public import TradeModel

/// The Warden's thresholds.
public struct WardenLimits: Sendable, Hashable {
    /// Less liquidity than this fails, in cents of a US dollar.
    public var minimumLiquidity: Int64 = 1_000_000
    /// Claims of liquidity that differ by more than this factor contradict each other.
    public var liquidityFactor: Int64 = 3
    /// Ten holders with so many thousandths, or more, fail.
    public var concentrationPerMille: UInt64 = 800
    /// A token younger than so many seconds fails.
    public var minimumAge: Int64 = 300
    /// The most that a sale may move the price, in hundredths of a percent.
    public var maximumImpact: UInt32 = 500
    /// The most that a sale may bring below the market's price, in hundredths of a percent.
    public var maximumLoss: UInt32 = 500
    /// Whether liquidity that somebody can withdraw fails; it warns otherwise.
    public var rejectsUnlockedLiquidity = true
    /// How old a reading may be.
    public var maximumReadingAge = Instant.Span(nanoseconds: 60_000_000_000)
    /// Mints whose mint and freeze authorities are known and waived, and nothing else of them.
    public var waived: [Address]

    /// Limits for real money: the strict ones.
    public static let live = WardenLimits()
    /// Limits for paper: liquidity that somebody can withdraw warns only.
    public static let paper: WardenLimits = {
        var limits = WardenLimits()
        limits.rejectsUnlockedLiquidity = false
        return limits
    }()

    /// The strict limits, with wrapped SOL, USDC and USDT waived.
    public init() {
        waived = [KnownAddress.wrappedSOL, KnownAddress.usdc, KnownAddress.usdt]
    }
}
