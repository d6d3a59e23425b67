import Intel
import Solana
import TradeModel

// The first two rounds: the mint, and what providers know of it.
extension Investigation {
    mutating func askMint() {
        ask(SolanaRPC.accounts([mint])) { investigation, reading, now in
            investigation.takeMint(reading, at: now)
        } missing: { investigation, gap in
            investigation.dossier.powers = .unknown(gap)
        }
    }

    /// A power that was seen once counts, even where a later reading does not show it.
    mutating func takeMint(_ reading: ChainReading<[Account?]>, at now: Instant) {
        slot = max(slot, reading.slot)
        let before = token
        token = nil
        guard let account = reading.value.first ?? nil else {
            dossier.powers = .unknown(Gap(.solanaRPC, .failed("there is no such account")))
            return
        }
        do throws(TokenStateError) {
            let found = try Mint(account)
            let powers = TokenPowers(MintPowers(found))
            token = found
            if before != nil, case .known(let seen, let source, let at) = dossier.powers {
                let both = TokenPowers(seen.broken.union(powers.broken))
                dossier.powers = .known(both, source: source, at: at)
            } else {
                dossier.powers = .known(powers, source: .solanaRPC, at: now)
            }
        } catch {
            dossier.powers = .unknown(Gap(.solanaRPC, .failed("\(error)")))
        }
    }

    mutating func askProviders() {
        guard let token else { return }
        let asked = AskedMint(mint, decimals: token.decimals)
        ask(SolanaRPC.largestAccounts(of: mint, notBefore: listedSince)) {
            investigation,
            reading,
            _ in
            // A node lists twenty; of one that lists more no more is looked at.
            investigation.largest = Array(reading.value.prefix(Investigation.mostAccounts))
            investigation.hasLargest = true
        } missing: { investigation, gap in
            investigation.dossier.holders = .unknown(gap)
        }
        if asks(.rugCheck) { askRugCheck(asked) }
        if asks(.goPlus) { askGoPlus() }
        if asks(.birdeye) { askBirdeye(asked) }
        if asks(.jupiter) { askJupiter(asked) }
        if asks(.helius) { askHelius(asked) }
    }

    /// No question of a list says which slot the node must have reached: one that lags a little is borne with.
    var listedSince: UInt64 { slot - min(slot, 25) }

    private mutating func askRugCheck(_ asked: AskedMint) {
        ask(RugCheck.report(of: asked)) { investigation, report, now in
            let add = { (list: inout [Evidence<Int64>], value: Int64) in
                list.append(.known(value, source: .rugCheck, at: now))
            }
            investigation.dossier.opinions.append(
                .known(report.opinions, source: .rugCheck, at: now)
            )
            if let liquidity = report.liquidityMicroUsd {
                add(&investigation.dossier.statedLiquidity, liquidity / 10_000)
            }
            if let seen = report.detectedAt {
                add(&investigation.dossier.created, seen.nanoseconds / 1_000_000_000)
            }
            investigation.claimedPools += (report.markets ?? []).map(\.pool)
            let isBad =
                report.isRugged == true
                || report.summary.risks.contains { $0.name.lowercased().contains("creator") }
            // Who does not say whether it was a rug has not said anything for the creator.
            guard isBad || report.isRugged != nil else { return }
            investigation.takeHistory(isBad: isBad, from: .rugCheck, at: now)
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
    }

    private mutating func askGoPlus() {
        ask(GoPlus.security(of: mint)) { investigation, security, now in
            investigation.dossier.opinions.append(
                .known(security.opinions, source: .goPlus, at: now)
            )
            investigation.claimedPools += (security.pools ?? []).compactMap { Address($0.id) }
            guard let creators = security.creators, !creators.isEmpty else { return }
            investigation.takeHistory(
                isBad: creators.contains(where: \.isMalicious),
                from: .goPlus,
                at: now
            )
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
    }

    /// Of two providers that know a creator's history the one with something against him counts.
    private mutating func takeHistory(isBad: Bool, from source: ProviderID, at now: Instant) {
        if case .known(true, _, _) = dossier.creatorIsBad { return }
        dossier.creatorIsBad = .known(isBad, source: source, at: now)
    }

    private mutating func askBirdeye(_ asked: AskedMint) {
        ask(Birdeye.security(of: mint)) { investigation, security, now in
            investigation.dossier.opinions.append(
                .known(security.opinions, source: .birdeye, at: now)
            )
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
        ask(Birdeye.overview(of: asked)) { investigation, overview, now in
            investigation.dossier.statedLiquidity.append(
                .known(overview.liquidityMicroUsd / 10_000, source: .birdeye, at: now)
            )
        } missing: { investigation, gap in
            investigation.dossier.statedLiquidity.append(.unknown(gap))
        }
        ask(Birdeye.creation(of: asked)) { investigation, creation, now in
            let seconds = creation.createdAt.nanoseconds / 1_000_000_000
            investigation.dossier.created.append(.known(seconds, source: .birdeye, at: now))
        } missing: { investigation, gap in
            investigation.dossier.created.append(.unknown(gap))
        }
        ask(Birdeye.prices(of: priced(asked), maxAge: PriceCheck().maxAge)) {
            investigation,
            prices,
            _ in
            investigation.takePrices(prices)
        } missing: { _, _ in
        }
    }

    private mutating func askJupiter(_ asked: AskedMint) {
        ask(Jupiter.warnings(of: mint)) { investigation, warnings, now in
            investigation.dossier.opinions.append(.known(warnings, source: .jupiter, at: now))
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
        ask(Jupiter.token(of: asked)) { investigation, token, now in
            investigation.dossier.opinions.append(
                .known(token.opinions, source: .jupiter, at: now)
            )
            if let liquidity = token.liquidityMicroUsd {
                investigation.dossier.statedLiquidity.append(
                    .known(liquidity / 10_000, source: .jupiter, at: now)
                )
            }
            for created in [token.createdAt, token.firstPool?.createdAt] {
                guard let created else { continue }
                investigation.dossier.created.append(
                    .known(created.nanoseconds / 1_000_000_000, source: .jupiter, at: now)
                )
            }
            if let pool = token.firstPool.flatMap({ Address($0.id) }) {
                investigation.claimedPools.append(pool)
            }
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
        ask(Jupiter.prices(of: priced(asked), within: SlotBound(slot: slot))) {
            investigation,
            prices,
            _ in
            investigation.takePrices(prices)
        } missing: { _, _ in
        }
    }

    /// The token, and what its pools are counted in.
    private func priced(_ asked: AskedMint) -> [AskedMint] {
        [asked, AskedMint(KnownAddress.wrappedSOL, decimals: 9)]
    }

    private mutating func takePrices(_ prices: [PricedMint]) {
        for case .success(let reading) in prices.map(\.result) { readings.append(reading) }
    }
}
