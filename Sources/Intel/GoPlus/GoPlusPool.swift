/// A pool that GoPlus knows.
public struct GoPlusPool: Sendable, Hashable {
    /// The pool's account in GoPlus's words, cut to 80 characters.
    public let id: String
    /// The exchange, cut to 40 characters.
    public let exchange: String?
    /// What lies in it, in millionths of a US dollar.
    public let valueMicroUsd: Int64?
    /// How much of its shares is burned, in millionths, rounded down. GoPlus's number is taken as a
    /// percentage, which is the smaller of its two possible meanings.
    public let burnedPpm: Int64?
}
