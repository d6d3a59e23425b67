public import Solana
public import TradeModel

/// A place where liquidity is locked, in RugCheck's report.
public struct RugCheckLocker: Sendable, Hashable {
    /// The account of the lock.
    public let id: Address
    /// Who gets it back.
    public let owner: Address?
    /// The program that holds it.
    public let program: Address?
    /// When it opens; nil when that is not said.
    public let unlocksAt: Instant?
    /// What it holds, in millionths of a US dollar.
    public let lockedMicroUsd: Int64?
}
