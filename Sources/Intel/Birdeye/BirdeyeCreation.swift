public import Solana
public import TradeModel

/// When and by whom a token was made, as Birdeye knows it.
public struct BirdeyeCreation: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// The 64 bytes of the transaction's signature.
    public let transaction: [UInt8]
    /// The slot of that transaction.
    public let slot: UInt64
    /// When it was.
    public let createdAt: Instant
    /// Who made it.
    public let creator: Address?
    /// The token's decimals.
    public let decimals: UInt8
}
