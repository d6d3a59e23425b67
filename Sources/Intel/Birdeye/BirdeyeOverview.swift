public import Solana
public import TradeModel

/// What Birdeye knows of a token as a whole.
public struct BirdeyeOverview: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// Its decimals.
    public let decimals: UInt8
    /// Its symbol, cut to 32 characters; not unique, and never what a token is looked up by.
    public let symbol: String?
    /// Its liquidity over all pools, in millionths of a US dollar.
    public let liquidityMicroUsd: Int64
    /// The supply in raw units. Birdeye says it in whole tokens and with a floating point's digits,
    /// so that it is near the chain's supply and not equal to it.
    public let supply: UInt64?
    /// How many hold it.
    public let holders: Int64?
    /// How many pools trade it.
    public let markets: Int64?
    /// When it was last traded.
    public let lastTradeAt: Instant?
}
