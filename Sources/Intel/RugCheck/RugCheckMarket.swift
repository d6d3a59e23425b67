public import Solana

/// A pool in RugCheck's report.
public struct RugCheckMarket: Sendable, Hashable {
    /// The pool's account.
    public let pool: Address
    /// What kind of pool it is, in RugCheck's words, cut to 40 characters.
    public let kind: String?
    /// The mint of the shares in it; nil where there are none, as in pools of concentrated
    /// liquidity.
    public let shareMint: Address?
    /// How much of the liquidity is locked, in millionths, rounded down; nil when nothing is said
    /// of it.
    public let lockedPpm: Int64?
    /// The worth of what is locked, in millionths of a US dollar.
    public let lockedMicroUsd: Int64?
}
