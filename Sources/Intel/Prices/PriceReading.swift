public import Money
public import Solana
public import TradeModel

/// What one provider says that a token costs.
public struct PriceReading: Sendable, Hashable {
    /// Who says so.
    public let provider: ProviderID
    /// The token.
    public let mint: Address
    /// US dollars for one whole token; greater than zero.
    public let price: Price
    /// The liquidity behind it, in millionths of a US dollar; nil when the provider does not say.
    public let liquidityMicroUsd: Int64?
    /// The token's decimals as the provider knows them; nil when it does not say.
    public let decimals: UInt8?
    /// When it was measured, by the provider's word.
    public let measuredAt: Instant
    /// The slot that it was measured in; nil when the provider gives a time instead.
    public let slot: UInt64?

    /// A reading of its parts.
    public init(
        provider: ProviderID,
        mint: Address,
        price: Price,
        liquidityMicroUsd: Int64?,
        decimals: UInt8?,
        measuredAt: Instant,
        slot: UInt64? = nil
    ) {
        self.provider = provider
        self.mint = mint
        self.price = price
        self.liquidityMicroUsd = liquidityMicroUsd
        self.decimals = decimals
        self.measuredAt = measuredAt
        self.slot = slot
    }
}
