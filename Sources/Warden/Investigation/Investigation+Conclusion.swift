import Intel
import Solana
import TradeModel

// What the rounds come to.
extension Investigation {
    /// So much of what lies in all pools has to stay where it is, in hundredths of a percent.
    static let lockedBps: Int128 = 9_500

    mutating func conclude(at now: Instant) {
        guard let token else { return }
        concludePrice(at: now)
        concludeLiquidity(at: earliest(now))
        comparePrice(at: earliest(now))
        guard hasLargest, holders.count == largest.count else { return }
        dossier.holders =
            holderShares(of: token).map { .known($0, source: .solanaRPC, at: earliest(now)) }
            ?? .unknown(Gap(.solanaRPC, .absurd))
    }

    private mutating func concludePrice(at now: Instant) {
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
    }

    /// The chain has a say too: what providers agree on is no price where the deepest pool is more than a tenth off it.
    private mutating func comparePrice(at now: Instant) {
        guard let token, case .known(let agreed) = price,
            let deepest = pools.filter({ $0.reserves != nil && $0.cents > 0 })
                .max(by: { $0.cents < $1.cents }),
            let reserves = deepest.reserves
        else { return }
        let side = Int128(deepest.cents) * 5_000
        let worth = Worth.microUsd(reserves.token, decimals: token.decimals, agreed.valuation)
        let difference = worth.map { Int128($0) - side }
        guard let difference, difference.magnitude * 10 <= side.magnitude else {
            dossier.priceAgrees = .known(false, source: .solanaRPC, at: now)
            return
        }
    }

    private mutating func concludeLiquidity(at now: Instant) {
        let counted = pools.filter { $0.reserves != nil }
        guard !counted.isEmpty else {
            doubtLiquidity("no pool of a kind that is known here")
            return
        }
        let needsSol = counted.contains { !PoolCase.isDollar($0.quote.mint) }
        if needsSol, case .unknown = solPrice {
            doubtLiquidity("without a price of SOL nobody knows the worth", from: .jupiter)
            return
        }
        let total = counted.reduce(Int128(0)) { $0 + Int128($1.cents) }
        if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.chainLiquidity {
            dossier.chainLiquidity = .known(Int64(clamping: total), source: .solanaRPC, at: now)
        }
        guard case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.lock else { return }
        dossier.lock = lock(of: counted, total, at: now)
    }

    /// Everything that somebody can take out counts, however small the part in each pool.
    private func lock(
        of counted: [PoolCase],
        _ total: Int128,
        at now: Instant
    ) -> Evidence<LiquidityLock> {
        let kept = counted.reduce(Int128(0)) { sum, pool in
            sum + Int128(pool.cents) * Int128(pool.lockedBps ?? 10_000)
        }
        // Even if what is not known were all locked.
        guard total > 0, kept >= total * Self.lockedBps else {
            return .known(.unlocked, source: .solanaRPC, at: now)
        }
        func doubt(_ words: String, from source: ProviderID = .solanaRPC) -> Evidence<LiquidityLock>
        {
            .unknown(Gap(source, .failed(words)))
        }
        if counted.contains(where: { $0.lockedBps == nil }) {
            return doubt("nobody knows who has a pool's shares")
        }
        if hasUnnamedPool { return doubt("a pool that nobody named holds some of it") }
        // What is sold through a pool that was not looked at, or that can be emptied, has its liquidity there.
        for hop in sale.quote?.route ?? [] where hop.input == mint {
            guard let pool = counted.first(where: { $0.address == hop.pool }) else {
                return doubt("the sale goes through a pool that was not looked at", from: .jupiter)
            }
            guard Int128(pool.lockedBps ?? 0) >= Self.lockedBps else {
                return doubt("the sale goes through a pool that can be emptied", from: .jupiter)
            }
        }
        return .known(.locked, source: .solanaRPC, at: now)
    }

    private mutating func doubtLiquidity(_ words: String, from source: ProviderID = .solanaRPC) {
        let gap = Gap(source, .failed(words))
        if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.chainLiquidity {
            dossier.chainLiquidity = .unknown(gap)
        }
        if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.lock {
            dossier.lock = .unknown(gap)
        }
    }
}
