// When time alone changes something. The rules that depend on time are looked at on a fixed grid,
// and a point of the grid at which nothing can have changed is skipped, not stepped.

import Ledger
import Money
import Policies
public import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// When the engine wants to be woken, or nil. A pure function of the state.
    public var nextTimer: Instant? {
        #if MUTANTS
            if Mutant.isActive(.timerMissed) { return nil }
        #endif
        guard mayWantTimer, let profile = setup.profile.exits else { return nil }
        var due: Instant?
        for instrument in open {
            guard let wanted = nextLook(instrument, profile) else { continue }
            due = min(due ?? wanted, wanted)
        }
        // Whatever is due lies after the last look, so its point of the grid does too.
        return due.map { gridPoint(atOrAfter: $0, profile) }
    }

    /// The first instant at which a time-dependent rule of this position may change its answer.
    private func nextLook(_ instrument: InstrumentIndex, _ profile: ExitProfile) -> Instant? {
        let position = positions[instrument.position]
        let market = markets[instrument.position]
        guard position.exitOrder == nil else { return nil }
        var due: Instant?
        func consider(_ instant: Instant) {
            if instant > exitsCheckedAt { due = min(due ?? instant, instant) }
        }
        consider(position.retryAt)
        consider(position.openedAt + profile.timeDecayAfter)
        if !market.isReportedLost {
            let limit = setup.instruments[instrument.position].maxReadingAge
            consider(market.readAt + limit + Instant.Span(nanoseconds: 1))
        }
        if let limit = profile.flattenAfterUnknown { consider(market.readAt + limit) }
        return due
    }

    private func gridPoint(atOrAfter instant: Instant, _ profile: ExitProfile) -> Instant {
        let interval = max(1, profile.interval.nanoseconds)
        let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(
            dividingBy: interval
        )
        if remainder == 0 { return instant }
        let floor = Instant(nanoseconds: quotient * interval)
        return remainder < 0 ? floor : floor + Instant.Span(nanoseconds: interval)
    }

    /// Looks at the time-dependent rules of every position.
    mutating func checkExits(at now: Instant, _ out: inout Effects) {
        commit(.exitsChecked, at: now, &out)
        checkLosses(at: now, &out)
        for instrument in open { checkExit(instrument, at: now, &out) }
    }
}
