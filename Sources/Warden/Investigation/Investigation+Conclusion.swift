import Intel
import Solana
import TradeModel

// What the rounds come to.
extension Investigation {
    mutating func conclude(at now: Instant) {
        guard let token else { return }
        switch price {
        case .known(let agreed):
            // A provider's clock may run a little ahead of ours.
            let measuredAt = min(agreed.measuredAt, now)
            dossier.priceAgrees = .known(true, source: .jupiter, at: measuredAt)
        case .unknown(.disagree):
            dossier.priceAgrees = .known(false, source: .jupiter, at: now)
        case .unknown(.onlyOne(let one)):
            let other: ProviderID = one == .jupiter ? .birdeye : .jupiter
            dossier.priceAgrees = .unknown(Gap(other, .failed("only \(one.name) knows a price")))
        case .unknown(.none), .unknown(.stale):
            dossier.priceAgrees = .unknown(Gap(.jupiter, .failed("nobody knows a price")))
        }
        concludeLiquidity(at: earliest(now))
        guard hasLargest, largestAccounts.count == largest.count else { return }
        let shares = HolderShares(largestAccounts, of: token.supply) { address, account in
            exclusion(address, account)
        }
        dossier.holders =
            shares.map { .known($0, source: .solanaRPC, at: earliest(now)) }
            ?? .unknown(Gap(.solanaRPC, .absurd))
    }

    /// A pool's vault is not a holder where it is a market; pools whose shares somebody can turn in are told
    /// of by another rule.
    private func exclusion(
        _ address: Address,
        _ account: TokenAccount
    ) -> HolderShares.Exclusion? {
        if pools.contains(where: { $0.token.vault == address && isMarket($0) }) { return .pool }
        if account.owner == KnownAddress.incinerator { return .burned }
        if account.owner == KnownAddress.raydiumLockAuthority { return .locker }
        return nil
    }

    private mutating func concludeLiquidity(at now: Instant) {
        let counted = pools.filter { $0.reserves != nil }
        guard !counted.isEmpty else {
            let gap = Gap(.solanaRPC, .failed("no pool of a kind that is known here"))
            if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.chainLiquidity {
                dossier.chainLiquidity = .unknown(gap)
            }
            if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.lock {
                dossier.lock = .unknown(gap)
            }
            return
        }
        let needsSol = counted.contains { !PoolCase.isDollar($0.quote.mint) }
        if needsSol, case .unknown = solPrice {
            let gap = Gap(.jupiter, .failed("without a price of SOL nobody knows the worth"))
            dossier.chainLiquidity = .unknown(gap)
            dossier.lock = .unknown(gap)
            return
        }
        var total: Int64 = 0
        for pool in counted {
            let (sum, overflow) = total.addingReportingOverflow(pool.cents)
            total = overflow ? .max : sum
        }
        dossier.chainLiquidity = .known(total, source: .solanaRPC, at: now)
        // What is sold through a pool that was not looked at has its liquidity there.
        let unseen = (sale.quote?.route ?? []).contains { hop in
            hop.input == mint && !counted.contains { $0.address == hop.pool }
        }
        guard !unseen else {
            let gap = Gap(.jupiter, .failed("the sale goes through a pool that was not looked at"))
            dossier.lock = .unknown(gap)
            return
        }
        let material = counted.filter { isMaterial($0, of: total) }
        let locked = material.map(\.lockedBps)
        if locked.contains(where: { ($0 ?? .max) < Self.lockedBps }) {
            dossier.lock = .known(.unlocked, source: .solanaRPC, at: now)
        } else if locked.contains(nil) {
            let gap = Gap(.solanaRPC, .failed("nobody knows who has a pool's shares"))
            dossier.lock = .unknown(gap)
        } else {
            dossier.lock = .known(.locked, source: .solanaRPC, at: now)
        }
    }

    private func isMaterial(_ pool: PoolCase, of total: Int64) -> Bool {
        let part = pool.cents.multipliedFullWidth(by: 1_000)
        let bound = total.multipliedFullWidth(by: Self.materialPerMille)
        return (part.high, part.low) >= (bound.high, bound.low)
    }
}
