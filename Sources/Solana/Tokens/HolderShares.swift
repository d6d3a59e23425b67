/// How much of a token its largest holders have. What no person can sell counts neither as held nor, where
/// it is gone for good, as existing.
public struct HolderShares: Sendable, Hashable {
    /// Why an account is not counted as a holder's.
    public enum Exclusion: Sendable, Hashable {
        /// A pool's vault: it is what is traded against.
        case pool
        /// Nobody can take it from there.
        case burned
        /// It is locked, and everybody can see until when.
        case locker
    }

    /// A holder with all of its accounts among the largest.
    public struct Holder: Sendable, Hashable {
        /// Who; nil for whoever has what was not found in any account.
        public let owner: Address?
        /// How much, in base units.
        public let amount: UInt64
    }

    /// An account that is not a holder's.
    public struct Excluded: Sendable, Hashable {
        /// The token account.
        public let account: Address
        /// How much it has, in base units.
        public let amount: UInt64
        /// Why it is not counted.
        public let reason: Exclusion
    }

    /// The holders, the largest first.
    public let holders: [Holder]
    /// What is not counted.
    public let excluded: [Excluded]
    /// What there is without what is gone for good, in base units.
    public let supply: UInt64

    /// Counts holders.
    ///
    /// - Parameters:
    ///   - accounts: the largest accounts with their addresses.
    ///   - supply: all there is, in base units.
    ///   - missing: what somebody has and no account was found for, in base units: it counts as one holder's.
    ///   - exclusion: why an account is not a holder's; nil when it is.
    /// - Returns: nil when the accounts have more than there is.
    public init?(
        _ accounts: [(address: Address, account: TokenAccount)],
        of supply: UInt64,
        missing: UInt64 = 0,
        excluding exclusion: (Address, TokenAccount) -> Exclusion?
    ) {
        var holders: [Holder] = []
        var excluded: [Excluded] = []
        var total: UInt64 = 0
        var gone: UInt64 = 0
        for (address, account) in accounts {
            let (sum, overflow) = total.addingReportingOverflow(account.amount)
            guard !overflow, sum <= supply else { return nil }
            total = sum
            if let reason = exclusion(address, account) {
                excluded.append(Excluded(account: address, amount: account.amount, reason: reason))
                if reason == .burned { gone += account.amount }
            } else if let index = holders.firstIndex(where: { $0.owner == account.owner }) {
                holders[index] = Holder(
                    owner: account.owner,
                    amount: holders[index].amount + account.amount
                )
            } else {
                holders.append(Holder(owner: account.owner, amount: account.amount))
            }
        }
        if missing > 0 { holders.append(Holder(owner: nil, amount: min(missing, supply))) }
        self.holders = holders.sorted { left, right in
            guard left.amount == right.amount else { return left.amount > right.amount }
            guard let one = left.owner, let other = right.owner else { return left.owner == nil }
            return one < other
        }
        self.excluded = excluded
        self.supply = supply - gone
    }

    /// What the `count` largest holders have, in base units.
    public func amount(ofLargest count: Int) -> UInt64 {
        holders.prefix(count).reduce(0) { sum, holder in
            let (more, overflow) = sum.addingReportingOverflow(holder.amount)
            return overflow ? .max : more
        }
    }

    /// Whether the `count` largest holders have so many thousandths of the supply, or more: exactly, so
    /// that nothing is rounded over a limit or under it.
    public func reaches(perMille: UInt64, by count: Int) -> Bool {
        let held = amount(ofLargest: count).multipliedFullWidth(by: 1_000)
        let bound = supply.multipliedFullWidth(by: perMille)
        return (held.high, held.low) >= (bound.high, bound.low)
    }

    /// What the `count` largest holders have of the supply, in hundredths of a percent, rounded up; the
    /// whole when there is no supply.
    public func bps(ofLargest count: Int) -> UInt64 {
        guard supply > 0 else { return 10_000 }
        let (high, low) = amount(ofLargest: count).multipliedFullWidth(by: 10_000)
        guard high < supply else { return 10_000 }
        let (quotient, rest) = supply.dividingFullWidth((high, low))
        return rest > 0 ? quotient + 1 : quotient
    }
}
