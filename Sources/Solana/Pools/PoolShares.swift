/// Who can take a pool's liquidity out of it: shares that were burned or are locked for ever cannot be
/// turned in, all others can, whoever has them.
public struct PoolShares: Sendable, Hashable {
    /// Why nobody can say how much is locked.
    public enum Doubt: Error, Sendable, Hashable {
        /// There are more shares than the pool has issued, so that somebody else makes them.
        case moreThanIssued
        /// Somebody beside the pool can make shares, or freeze them.
        case foreignAuthority
        /// The pool has issued none.
        case none
    }

    /// Shares that the pool has issued, in base units.
    public let issued: UInt64
    /// Of those, shares that were burned.
    public let burned: UInt64
    /// Of those, shares that lie where nobody can take them from.
    public let locked: UInt64

    /// Holders from whom nobody gets shares back: those that burn, and locks without an end.
    public static let graves = [KnownAddress.incinerator, KnownAddress.raydiumLockAuthority]

    /// Counts the shares of a pool.
    ///
    /// - Parameters:
    ///   - mint: the share mint as the chain has it.
    ///   - address: the pool's own address.
    ///   - accounts: token accounts of shares; those that are missing count as free.
    public init(
        of pool: Pool,
        at address: Address,
        _ mint: Mint,
        _ accounts: [TokenAccount]
    ) throws(Doubt) {
        guard mint.freezeAuthority == nil,
            mint.mintAuthority == nil || mint.mintAuthority == pool.shareAuthority ?? address
        else { throw .foreignAuthority }
        guard pool.sharesIssued > 0 else { throw .none }
        guard mint.supply <= pool.sharesIssued else { throw .moreThanIssued }
        issued = pool.sharesIssued
        burned = pool.sharesIssued - mint.supply
        var locked: UInt64 = 0
        for account in accounts
        where account.mint == pool.shareMint && Self.graves.contains(account.owner) {
            let (sum, overflow) = locked.addingReportingOverflow(account.amount)
            guard !overflow, sum <= mint.supply else { throw .moreThanIssued }
            locked = sum
        }
        self.locked = locked
    }

    /// The part that nobody can take out, in hundredths of a percent, rounded down.
    public var lockedBps: UInt64 {
        let held = burned + locked
        let (high, low) = held.multipliedFullWidth(by: 10_000)
        return issued.dividingFullWidth((high, low)).quotient
    }
}
