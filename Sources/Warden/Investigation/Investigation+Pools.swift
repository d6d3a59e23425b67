import Intel
import Solana
import TradeModel

// Whose the largest accounts are, and what lies in which pools.
extension Investigation {
    /// More pools than this are not looked at: whoever names many could hide the one that counts.
    static let mostPools = 40
    /// So many of the largest accounts are looked at.
    static let mostAccounts = 20
    /// Of so many the shares are looked at, those with the most in them.
    static let mostShares = 8
    /// A pool with less than this part of all is not what a rug is pulled from, in thousandths.
    static let materialPerMille: Int64 = 50
    /// So much of a pool's shares has to be locked, in hundredths of a percent.
    static let lockedBps: UInt64 = 9_500

    mutating func askOwnersAndPools(at now: Instant) {
        guard token != nil else { return }
        let check = PriceCheck()
        price = check.price(of: mint, from: readings, at: now)
        solPrice = check.price(of: KnownAddress.wrappedSOL, from: readings, at: now)
        var seen: [Address] = []
        for pool in claimedPools where !seen.contains(pool) { seen.append(pool) }
        claimedPools = Array(seen.prefix(Self.mostPools))
        let holders = largest.map(\.address)
        let claimed = claimedPools
        guard !(holders + claimed).isEmpty else { return }
        ask(SolanaRPC.accounts(holders + claimed, notBefore: slot)) { investigation, reading, now in
            investigation.noteReading(at: now)
            investigation.takeHolders(Array(reading.value.prefix(holders.count)))
            investigation.takePools(claimed, Array(reading.value.dropFirst(holders.count)))
        } missing: { investigation, gap in
            investigation.hasLargest = false
            investigation.dossier.holders = .unknown(gap)
            investigation.dossier.lock = .unknown(gap)
            investigation.dossier.chainLiquidity = .unknown(gap)
        }
    }

    func earliest(_ now: Instant) -> Instant { min(readSince ?? now, now) }

    mutating func noteReading(at now: Instant) { readSince = earliest(now) }

    /// An account that was among the largest and is not one of this token any more hides a holder.
    private mutating func takeHolders(_ accounts: [Account?]) {
        var found: [(address: Address, account: TokenAccount)] = []
        for (large, account) in zip(largest, accounts) {
            guard let account, let holding = readHolding(account), holding.mint == mint else {
                hasLargest = false
                return
            }
            found.append((large.address, holding))
        }
        largestAccounts = found
    }

    func readHolding(_ account: Account) -> TokenAccount? {
        do throws(TokenStateError) {
            return try TokenAccount(account)
        } catch {
            return nil
        }
    }

    private mutating func takePools(_ addresses: [Address], _ accounts: [Account?]) {
        for (address, account) in zip(addresses, accounts) {
            guard let account else { continue }
            do throws(PoolError) {
                if let found = PoolCase(try Pool(account), at: address, of: mint) {
                    pools.append(found)
                }
            } catch {
                // Of a kind whose bytes are not known here: what lies in it is not counted.
                continue
            }
        }
    }

    mutating func askVaults() {
        guard !pools.isEmpty else { return }
        let addresses = pools.flatMap { [$0.token.vault, $0.quote.vault] }
        for start in stride(from: 0, to: addresses.count, by: SolanaRPC.accountWidth) {
            let part = Array(addresses[start...].prefix(SolanaRPC.accountWidth))
            let first = start / 2
            ask(SolanaRPC.accounts(part, notBefore: slot)) { investigation, reading, now in
                investigation.noteReading(at: now)
                investigation.takeVaults(reading.value, from: first)
            } missing: { investigation, gap in
                investigation.dossier.chainLiquidity = .unknown(gap)
            }
        }
    }

    private mutating func takeVaults(_ accounts: [Account?], from first: Int) {
        for place in stride(from: 0, to: accounts.count - 1, by: 2) {
            guard let token = accounts[place].flatMap(readHolding),
                let quote = accounts[place + 1].flatMap(readHolding)
            else { continue }
            pools[first + place / 2].take(token, quote)
        }
    }

    // MARK: - Shares

    /// Values the pools, and asks who has the shares of those that count.
    mutating func askShares() {
        guard token != nil else { return }
        for place in pools.indices { pools[place].cents = cents(in: pools[place]) ?? 0 }
        pools.sort { ($1.cents, $0.address) < ($0.cents, $1.address) }
        let counted = pools.prefix(Self.mostShares)
        guard !counted.isEmpty else { return }
        let mints = counted.map(\.pool.shareMint)
        ask(SolanaRPC.accounts(mints, notBefore: slot)) { investigation, reading, _ in
            for (place, account) in reading.value.enumerated() {
                guard let account else { continue }
                do throws(TokenStateError) {
                    investigation.pools[place].shareMint = try Mint(account)
                } catch {
                    continue
                }
            }
        } missing: { _, _ in
        }
        for (place, mint) in mints.enumerated() {
            ask(SolanaRPC.largestAccounts(of: mint)) { investigation, reading, _ in
                investigation.pools[place].shareAccounts =
                    reading.value.prefix(Investigation.mostAccounts).map(\.address)
                investigation.pools[place].hasShareAccounts = true
            } missing: { _, _ in
            }
        }
    }

    mutating func askShareOwners() {
        for place in pools.indices.prefix(Self.mostShares) where pools[place].hasShareAccounts {
            let addresses = pools[place].shareAccounts
            guard !addresses.isEmpty else {
                countShares(place, [])
                continue
            }
            ask(SolanaRPC.accounts(addresses, notBefore: slot)) { investigation, reading, _ in
                // What cannot be read counts as free to be withdrawn.
                investigation.countShares(
                    place,
                    reading.value.compactMap { $0.flatMap(investigation.readHolding) }
                )
            } missing: { _, _ in
            }
        }
    }

    private mutating func countShares(_ place: Int, _ accounts: [TokenAccount]) {
        guard let mint = pools[place].shareMint else { return }
        do throws(PoolShares.Doubt) {
            pools[place].lockedBps = try PoolShares(
                of: pools[place].pool,
                at: pools[place].address,
                mint,
                accounts
            ).lockedBps
        } catch {
            // Shares of which somebody else can make more are not locked, whoever has them.
            pools[place].lockedBps = 0
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
