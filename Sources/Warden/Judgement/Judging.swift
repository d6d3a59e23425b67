import Intel
import TradeModel

/// One dossier under judgement.
struct Judging {
    let dossier: TokenDossier
    let limits: WardenLimits
    let now: Instant

    var findings: [RuleFinding] {
        TokenPowers.rules.map(power) + [
            mintReadable, liquidity, concentration, age, lock, sell, creator, price, sources,
            opinions,
        ]
    }

    /// When the oldest reading was made; `now` when nothing is known.
    var oldest: Instant {
        var oldest = now
        func count<Value>(_ list: [Evidence<Value>]) {
            for case .known(_, _, let at) in list { oldest = min(oldest, at) }
        }
        count([dossier.powers])
        count([dossier.chainLiquidity] + dossier.statedLiquidity)
        count([dossier.holders])
        count(dossier.created)
        count([dossier.lock])
        count([dossier.sell])
        count([dossier.priceAgrees])
        count(dossier.opinions)
        return oldest
    }

    /// A finding from evidence that all has to be there: broken when any known reading is bad,
    /// however much else is missing, and kept only when every one is known and good. A bad reading
    /// does not get better by age, so it counts even when it is stale.
    func finding<Value>(
        _ rule: WardenRule,
        isHard: Bool = true,
        _ evidence: [Evidence<Value>],
        isBad: (Value) -> Bool
    ) -> RuleFinding {
        var gaps: [Gap] = []
        var isBroken = false
        for item in evidence {
            if case .known(let value, _, _) = item, isBad(value) { isBroken = true }
            if case .unknown(let gap) = item.fresh(at: now, limit: limits.maximumReadingAge) {
                gaps.append(gap)
            }
        }
        let isUnknown = !gaps.isEmpty || evidence.isEmpty
        return found(
            rule,
            isBroken ? .broken : isUnknown ? .unknown : .kept,
            isHard: isHard,
            evidence.map(\.source),
            gaps
        )
    }

    func found(
        _ rule: WardenRule,
        _ outcome: RuleFinding.Outcome,
        isHard: Bool,
        _ sources: [ProviderID],
        _ gaps: [Gap]
    ) -> RuleFinding {
        let words = RuleWords(dossier: dossier, limits: limits, now: now)
        return RuleFinding(
            rule: rule,
            outcome: outcome,
            isHard: isHard,
            words: words.words(rule, outcome, gaps),
            sources: sources,
            gaps: gaps
        )
    }
}
