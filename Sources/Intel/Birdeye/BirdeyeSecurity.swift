public import Solana
public import TradeModel

/// What Birdeye knows of a token's dangers. Nearly everything may be missing, and missing means
/// that nobody looked: never that all is well.
public struct BirdeyeSecurity: Sendable, Hashable {
    /// The token that was asked about; the answer does not name it.
    public let mint: Address
    /// Who created it.
    public let creator: Address?
    /// When it was created.
    public let createdAt: Instant?
    /// Who may mint more of it, where Birdeye names somebody.
    public let mintAuthority: Address?
    /// Who may freeze accounts of it, where Birdeye names somebody.
    public let freezeAuthority: Address?
    /// Whether accounts of it can be frozen.
    public let isFreezable: Bool?
    /// Whether its name can be changed.
    public let hasMutableMetadata: Bool?
    /// Whether transfers cost a fee.
    public let hasTransferFee: Bool?
    /// Whether it cannot be transferred.
    public let isNonTransferable: Bool?
    /// Whether it belongs to the newer token program.
    public let isToken2022: Bool?
    /// Whether Birdeye takes it for the imitation of another.
    public let isFake: Bool?
    /// The creator's part of the supply, in millionths.
    public let creatorPpm: Int64?
    /// The part of the supply that the ten largest accounts have, in millionths.
    public let top10Ppm: Int64?
    /// The same without pools and programs.
    public let top10UserPpm: Int64?
}
