/// What Helius's index has of a token.
public struct HeliusAsset: Sendable, Hashable {
    /// All there is of it, in base units; nil where the index has none.
    public let supply: UInt64?
    /// Who can make more of it.
    public let mintAuthority: StatedAuthority
    /// Who can freeze accounts of it.
    public let freezeAuthority: StatedAuthority
    /// Whether what it is called can be changed; nil where nothing is said.
    public let isMutable: Bool?
    /// Whether it was burned; nil where nothing is said.
    public let isBurnt: Bool?
    /// The extensions that the index has of it, by Helius's names, sorted.
    public let extensions: [String]
    /// The slot that the index had reached; nil where it does not tell.
    public let indexedSlot: UInt64?
}
