public import Solana

/// One of the largest accounts in RugCheck's report.
public struct RugCheckHolder: Sendable, Hashable {
    /// The token account.
    public let account: Address
    /// Whose it is.
    public let owner: Address?
    /// Its part of the supply, in millionths, rounded up.
    public let ppm: Int64
    /// Whether RugCheck counts the owner among the insiders.
    public let isInsider: Bool
}
