public import Solana

/// A large account in GoPlus's lists.
public struct GoPlusHolder: Sendable, Hashable {
    /// Whose it is.
    public let owner: Address
    /// The token account.
    public let account: Address?
    /// Its part of the whole, in millionths; rounded up for the token and down for shares in a
    /// pool, where what is locked speaks for the token.
    public let ppm: Int64
    /// Whether it is locked.
    public let isLocked: Bool?
}
