import Intel
import Solana
import TradeModel

// What lies in which pools, and who can take it out.
extension Investigation {
    /// Where more pools are named than this, nobody can say which of them count.
    static let mostPools = 200
    /// Of so many the shares are looked at, those with the most in them; all others count as free to be emptied.
    static let mostShares = 8

    mutating func askPools() {
        var named: [Address] = []
        for pool in claimedPools.sorted() where named.last != pool { named.append(pool) }
        guard named.count <= Self.mostPools else {
            let gap = Gap(
                .solanaRPC,
                .failed("\(named.count) pools are named, more than are looked at")
            )
            dossier.lock = .unknown(gap)
            dossier.chainLiquidity = .unknown(gap)
            return
        }
        for part in parts(named, width: SolanaRPC.accountWidth) {
            ask(SolanaRPC.accounts(part, notBefore: slot)) { investigation, reading, now in
                investigation.noteReading(at: now)
                investigation.takePools(part, reading.value, at: now)
            } missing: { investigation, gap in
                investigation.dossier.lock = .unknown(gap)
                investigation.dossier.chainLiquidity = .unknown(gap)
            }
        }
    }

    func earliest(_ now: Instant) -> Instant { min(readSince ?? now, now) }

    mutating func noteReading(at now: Instant) { readSince = earliest(now) }

    private func parts<Element>(_ list: [Element], width: Int) -> [[Element]] {
        stride(from: 0, to: list.count, by: width).map { Array(list[$0...].prefix(width)) }
    }

    private func readPool(_ account: Account?) -> Pool? {
        guard let account else { return nil }
        do throws(PoolError) {
            return try Pool(account)
        } catch {
            // Of a kind whose bytes are not known here: what lies in it is not counted.
            return nil
        }
    }

    private mutating func takePools(
        _ addresses: [Address],
        _ accounts: [Account?],
        at now: Instant
    ) {
        for (address, account) in zip(addresses, accounts) {
            guard let pool = readPool(account) else { continue }
            vaults += pool.sides.map(\.vault)
            if let found = PoolCase(pool, at: address, of: mint, now) { pools.append(found) }
        }
    }

    mutating func askVaults() {
        let places = Array(pools.indices)
        for part in parts(places, width: SolanaRPC.accountWidth / 2) {
            let asked = part.flatMap { [pools[$0].token.vault, pools[$0].quote.vault] }
            ask(SolanaRPC.accounts(asked, notBefore: slot)) { investigation, reading, now in
                investigation.noteReading(at: now)
                for (number, place) in part.enumerated() {
                    guard let token = reading.value[2 * number].flatMap(investigation.readHolding),
                        let quote = reading.value[2 * number + 1]
                            .flatMap(investigation.readHolding)
                    else { continue }
                    investigation.pools[place].take(token, quote)
                }
            } missing: { investigation, gap in
                investigation.dossier.chainLiquidity = .unknown(gap)
            }
        }
    }

    // MARK: - Shares

    /// Values the pools, and asks who has the shares of those that count.
    mutating func askShares() {
        for place in pools.indices { pools[place].cents = cents(in: pools[place]) ?? 0 }
        pools.sort { ($1.cents, $0.address) < ($0.cents, $1.address) }
        for place in pools.indices.prefix(Self.mostShares) {
            // Not known until they were looked at.
            pools[place].lockedBps = nil
            ask(SolanaRPC.largestAccounts(of: pools[place].pool.shareMint)) {
                investigation,
                reading,
                _ in
                let listed = reading.value.prefix(Investigation.mostAccounts).map(\.address)
                investigation.pools[place].shareAccounts = listed
                investigation.settled.append(place)
            } missing: { _, _ in
            }
        }
    }

    /// Reads each pool that counts with everything that belongs to it in one question. Shares that were turned in
    /// between two readings would look like burned ones, and what was taken out like what lies there.
    mutating func askSettlement() {
        for place in settled {
            ask(SolanaRPC.accounts(pools[place].members, notBefore: slot)) {
                investigation,
                reading,
                now in
                investigation.noteReading(at: now)
                investigation.settle(place, reading.value, at: now)
            } missing: { _, _ in
            }
        }
    }

    private mutating func settle(_ place: Int, _ accounts: [Account?], at now: Instant) {
        let before = pools[place]
        guard let pool = readPool(accounts[0]),
            var found = PoolCase(pool, at: before.address, of: mint, now),
            found.token.vault == before.token.vault, found.quote.vault == before.quote.vault,
            found.pool.shareMint == before.pool.shareMint,
            let token = accounts[1].flatMap(readHolding),
            let quote = accounts[2].flatMap(readHolding)
        else {
            // What is no pool any more has nothing in it.
            pools[place].reserves = nil
            return
        }
        found.take(token, quote)
        found.cents = cents(in: found) ?? 0
        // What cannot be read counts as free to be turned in.
        let holdings = accounts.dropFirst(4).compactMap { $0.flatMap(readHolding) }
        found.lockedBps = lockedBps(of: found, readMint(accounts[3]), holdings)
        pools[place] = found
    }

    private func readMint(_ account: Account?) -> Mint? {
        guard let account else { return nil }
        do throws(TokenStateError) {
            return try Mint(account)
        } catch {
            return nil
        }
    }

    private func lockedBps(
        of found: PoolCase,
        _ mint: Mint?,
        _ accounts: [TokenAccount]
    ) -> UInt64? {
        guard let mint else { return nil }
        do throws(PoolShares.Doubt) {
            return try PoolShares(of: found.pool, at: found.address, mint, accounts).lockedBps
        } catch {
            // Shares of which somebody else can make more are not locked, whoever has them.
            return 0
        }
    }

    // MARK: - Worth

    /// Twice what the counted side is worth: a pool's sides are equal by its own price, and the token's price is
    /// what is in question.
    private func cents(in pool: PoolCase) -> Int64? {
        guard let reserves = pool.reserves else { return nil }
        let micro: Int64?
        if PoolCase.isDollar(pool.quote.mint) {
            micro = Int64(exactly: reserves.quote)
        } else if case .known(let agreed) = solPrice {
            micro = Worth.microUsd(reserves.quote, decimals: 9, agreed.valuation)
        } else {
            micro = nil
        }
        return micro.map { $0 / 5_000 }
    }

    /// Whether what lies in a pool is there to be traded: its price is near the market's. A vault full of tokens
    /// with next to nothing on the other side is a holder's pocket.
    func isMarket(_ pool: PoolCase) -> Bool {
        guard let token, let reserves = pool.reserves, case .known(let agreed) = price,
            let worth = Worth.microUsd(reserves.token, decimals: token.decimals, agreed.valuation)
        else { return false }
        return worth / 10_000 <= pool.cents
    }
}
