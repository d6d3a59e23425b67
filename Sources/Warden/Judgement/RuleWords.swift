import Intel
import Solana
import TradeModel

/// What is said of a rule, with the reading that it rests on.
struct RuleWords {
    let dossier: TokenDossier
    let limits: WardenLimits
    let now: Instant

    func words(_ rule: WardenRule, _ outcome: RuleFinding.Outcome, _ gaps: [Gap]) -> String {
        switch outcome {
        case .unknown: gaps.isEmpty ? "nobody was asked" : Self.list(gaps)
        case .kept: kept(rule)
        case .broken: broken(rule)
        }
    }

    private static func list(_ gaps: [Gap]) -> String {
        var seen: [String] = []
        for gap in gaps where !seen.contains("\(gap)") { seen.append("\(gap)") }
        return seen.joined(separator: "; ")
    }

    private func kept(_ rule: WardenRule) -> String {
        switch rule {
        case .mintReadable: "its bytes can be read in full"
        case .mintAuthority: waives("nobody can make more of it")
        case .freezeAuthority: waives("nobody can freeze accounts of it")
        case .transferFee: "nothing is taken from transfers, and nobody can change that"
        case .permanentDelegate: "nobody can take it from its holders"
        case .transferHook: "no other program decides about transfers"
        case .defaultFrozen: "new accounts are not born frozen"
        case .nonTransferable: "it can be transferred"
        case .pausable: "nobody can stop transfers"
        case .mintClose: "nobody can close the mint"
        case .confidential: "supply and balances are public"
        case .mutableDisplay: "nobody can change its name through the mint"
        case .liquidity: liquidity
        case .concentration: concentration
        case .age: age
        case .liquidityLocked: "nobody can take its liquidity out"
        case .sell: sale
        case .creator: "nothing is known against its creator"
        case .price: "two sources agree on its price"
        case .sources: "the chain and \(answering) answered"
        case .opinions: "no provider warns of it"
        }
    }

    private func broken(_ rule: WardenRule) -> String {
        switch rule {
        case .mintReadable: "its bytes cannot be read"
        case .mintAuthority: "somebody can make more of it"
        case .freezeAuthority: "somebody can freeze accounts of it"
        case .transferFee: "a part of every transfer is taken, or can be"
        case .permanentDelegate: "somebody can take it from its holders"
        case .transferHook: "another program decides about transfers, or can be made to"
        case .defaultFrozen: "new accounts are born frozen"
        case .nonTransferable: "it can never be transferred"
        case .pausable: "somebody can stop all transfers"
        case .mintClose: "somebody can close the mint"
        case .confidential: "balances or supply can be hidden"
        case .mutableDisplay: "somebody can change its name or how amounts are shown"
        case .liquidity: "\(liquidity); at least \(Self.dollars(limits.minimumLiquidity)) is wanted"
        case .concentration: concentration
        case .age: "\(age); at least \(limits.minimumAge) s is wanted"
        case .liquidityLocked: "somebody can take its liquidity out"
        case .sell: sale
        case .creator: "a provider knows its creator from tokens that came to a bad end"
        case .price: "two sources do not agree on its price"
        case .sources: "too few sources answered"
        case .opinions: opinions
        }
    }

    private func waives(_ words: String) -> String {
        limits.waived.contains(dossier.mint) ? "known, and let pass by name" : words
    }

    // MARK: - Readings

    private var liquidity: String {
        var parts: [String] = []
        for claim in [dossier.chainLiquidity] + dossier.statedLiquidity {
            guard case .known(let cents, let source, _) = claim else { continue }
            parts.append("\(source.name) \(Self.dollars(cents))")
        }
        return parts.joined(separator: ", ")
    }

    private var concentration: String {
        guard case .known(let shares, _, _) = dossier.holders else { return "" }
        let bps = shares.bps(ofLargest: 10)
        let tenth = bps / 10 % 10
        var text = "ten holders have \(bps / 100).\(tenth) %"
        let pools = shares.excluded.count { $0.reason == .pool }
        let gone = shares.excluded.count - pools
        if pools > 0 { text += ", \(pools) pool\(pools == 1 ? "" : "s") not counted" }
        if gone > 0 { text += ", \(gone) burned or locked not counted" }
        return text
    }

    private var age: String {
        var youngest = Int64.min
        for case .known(let created, _, _) in dossier.created { youngest = max(youngest, created) }
        let (seconds, overflow) = (now.nanoseconds / 1_000_000_000)
            .subtractingReportingOverflow(youngest)
        guard !overflow else { return "of unknown age" }
        switch seconds {
        case ..<120: return "\(seconds) s old"
        case ..<7_200: return "\(seconds / 60) min old"
        case ..<172_800: return "\(seconds / 3_600) h old"
        default: return "\(seconds / 86_400) days old"
        }
    }

    private var sale: String {
        guard case .known(let test, _, _) = dossier.sell else { return "" }
        guard test.succeeded else { return "a sale of the whole size does not go through" }
        return
            "a sale of the whole size brings \(Self.percent(test.loss)) less than the market's price"
            + " and moves it by \(Self.percent(test.impact))"
    }

    private var answering: String {
        var names: [String] = []
        for case .known(_, let source, _) in dossier.opinions where !names.contains(source.name) {
            names.append(source.name)
        }
        return names.isEmpty ? "another source" : names.joined(separator: ", ")
    }

    private var opinions: String {
        var parts: [String] = []
        for case .known(let list, let source, _) in dossier.opinions {
            for opinion in list.sorted(by: { $0.severity.rawValue > $1.severity.rawValue })
            where opinion.severity != .info {
                let text = "\(source.name): \(opinion.code)"
                if !parts.contains(text) { parts.append(text) }
            }
        }
        let shown = parts.prefix(4).joined(separator: "; ")
        return parts.count > 4 ? "\(shown); and \(parts.count - 4) more" : shown
    }

    private static func dollars(_ cents: Int64) -> String {
        let rest = cents % 100
        var digits = Array(String(cents / 100))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return "$\(String(digits)).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func percent(_ bps: UInt32) -> String {
        let rest = bps % 100
        return "\(bps / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }
}
