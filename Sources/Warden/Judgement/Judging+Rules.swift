import Intel
import Solana
import TradeModel

extension Judging {
    var mintReadable: RuleFinding { finding(.mintReadable, [dossier.powers]) { _ in false } }

    /// The chain alone decides about a power; what a provider tells of one stands under `opinions`.
    func power(_ rule: WardenRule) -> RuleFinding {
        let isAuthority = rule == .mintAuthority || rule == .freezeAuthority
        let isWaived = isAuthority && limits.waived.contains(dossier.mint)
        let isSoft = rule == .mintClose || rule == .mutableDisplay
        return finding(rule, isHard: !isSoft, [dossier.powers]) { !isWaived && $0.breaks(rule) }
    }

    /// The lowest claim counts. Claims that lie too far apart are a contradiction.
    var liquidity: RuleFinding {
        let claims = [dossier.chainLiquidity] + dossier.statedLiquidity
        let found = finding(.liquidity, claims) { $0 < limits.minimumLiquidity }
        guard found.outcome == .kept, !dossier.statedLiquidity.isEmpty else {
            return found.outcome == .kept
                ? unknown(found, Gap(.birdeye, .notAsked)) : found
        }
        var values: [Int64] = []
        for case .known(let value, _, _) in claims { values.append(value) }
        guard let low = values.min(), let high = values.max() else { return found }
        let (bound, overflow) = low.multipliedReportingOverflow(by: limits.liquidityFactor)
        guard !overflow, high > bound else { return found }
        return unknown(found, Gap(dossier.statedLiquidity[0].source, .contradiction))
    }

    var concentration: RuleFinding {
        let found = finding(.concentration, [dossier.holders]) {
            $0.supply > 0 && $0.reaches(perMille: limits.concentrationPerMille, by: 10)
        }
        guard case .known(let shares, let source, _) = dossier.holders, shares.supply == 0 else {
            return found
        }
        return unknown(found, Gap(source, .absurd))
    }

    /// The youngest claim counts; one from after `now` cannot be true and is too young anyway.
    var age: RuleFinding {
        let seconds = now.nanoseconds / 1_000_000_000
        return finding(.age, dossier.created) {
            let (age, overflow) = seconds.subtractingReportingOverflow($0)
            return overflow || age < limits.minimumAge
        }
    }

    var lock: RuleFinding {
        finding(.liquidityLocked, isHard: limits.rejectsUnlockedLiquidity, [dossier.lock]) {
            $0 == .unlocked
        }
    }

    var sell: RuleFinding {
        finding(.sell, [dossier.sell]) {
            !$0.succeeded || $0.received == 0 || $0.received < $0.minimum
                || $0.impact > limits.maximumImpact || $0.loss > limits.maximumLoss
        }
    }

    var creator: RuleFinding {
        finding(.creator, isHard: false, [dossier.creatorIsBad]) { $0 }
    }

    var price: RuleFinding { finding(.price, [dossier.priceAgrees]) { !$0 } }

    /// The chain, and a provider with an answer of its own.
    var sources: RuleFinding {
        var gaps: [Gap] = []
        var answering = 0
        func count<Value>(_ list: [Evidence<Value>]) {
            for item in list where item.source != .solanaRPC && item.source != .helius {
                switch item.fresh(at: now, limit: limits.maximumReadingAge) {
                case .known: answering += 1
                case .unknown(let gap): gaps.append(gap)
                }
            }
        }
        count(dossier.statedLiquidity)
        count(dossier.created)
        count(dossier.opinions)
        let chain = finding(.sources, [dossier.powers]) { _ in false }
        let isKept = chain.outcome == .kept && answering > 0
        return self.found(
            .sources,
            isKept ? .kept : .unknown,
            isHard: true,
            chain.sources,
            isKept ? [] : chain.gaps + gaps
        )
    }

    /// A grave opinion fails, any other warns, and a provider that was to be asked and did not
    /// answer fails: what it would have said is not known.
    var opinions: RuleFinding {
        let grave = finding(.opinions, dossier.opinions) { list in
            list.contains { $0.severity == .danger }
        }
        guard grave.outcome == .kept else { return grave }
        let mild = finding(.opinions, isHard: false, dossier.opinions) { list in
            list.contains { $0.severity == .warning }
        }
        return mild.outcome == .kept ? grave : mild
    }

    private func unknown(_ found: RuleFinding, _ gap: Gap) -> RuleFinding {
        self.found(found.rule, .unknown, isHard: found.isHard, found.sources, found.gaps + [gap])
    }
}
