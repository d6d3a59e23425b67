public import Solana
public import TradeModel

/// RugCheck's report on a token. There is no official description of it, so that everything but the
/// token, the scores and the risks may be missing.
public struct RugCheckReport: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// The scores and the risks.
    public let summary: RugCheckSummary
    /// Who may mint more of it.
    public let mintAuthority: StatedAuthority
    /// Who may freeze accounts of it.
    public let freezeAuthority: StatedAuthority
    /// Its decimals.
    public let decimals: UInt8?
    /// Who made it.
    public let creator: Address?
    /// Other tokens of the same creator; nil when nothing is said of them.
    public let creatorTokens: [Address]?
    /// Whether RugCheck has seen the rug pulled.
    public let isRugged: Bool?
    /// When RugCheck first saw it.
    public let detectedAt: Instant?
    /// The liquidity of all its pools, in millionths of a US dollar.
    public let liquidityMicroUsd: Int64?
    /// How many hold it.
    public let holders: Int64?
    /// What a transfer costs, in millionths of the amount, rounded up.
    public let transferFeePpm: Int64?
    /// The pools; nil when nothing is said of them.
    public let markets: [RugCheckMarket]?
    /// Where liquidity is locked; nil when nothing is said of it.
    public let lockers: [RugCheckLocker]?
    /// The largest accounts; nil when nothing is said of them.
    public let topHolders: [RugCheckHolder]?
}
