// The Warden's verdicts on their way to the engine.

import Desk
import Engine
import Policies
import TradeModel

extension Simulator {
    /// Policies as this run has them: with a gate for tokens, or without.
    func guarded(_ profile: PolicyProfile) -> PolicyProfile {
        guard scenario.isGuarded else { return profile }
        var profile = profile
        profile.warden = .standard
        return profile
    }

    /// The Warden speaks of some instruments, unless it is silent.
    func hearWarden() {
        agenda.put(.verdicts, at: now + oracle.pause() * 1_000_000)
        for index in Account.instruments.indices {
            guard oracle.speaks(), isUp, now >= busyUntil,
                let instant = desk?.instant(clock.reading(at: now))
            else { continue }
            if feed.wardenSilent.covers(index, at: now) { continue }
            let judgement = oracle.judgement(
                at: instant,
                isStale: feed.wardenStale.covers(index, at: now),
                fails: feed.wardenFails.covers(index, at: now)
            )
            outcome.occurrences["verdict.\(judgement.verdict.name)", default: 0] += 1
            auditor.told(judgement, of: index, at: instant)
            tell(.judged(InstrumentIndex(UInt32(index)), judgement))
        }
    }
}
