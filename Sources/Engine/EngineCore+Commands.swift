// What operators ask for, and the start.

import Ledger
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    mutating func obey(_ command: OperatorCommand, at now: Instant, _ out: inout Effects) {
        guard let next = mode.after(command) else {
            report(.commandRefused, nil, nil, at: now, &out)
            return
        }
        if next != mode { commit(.modeChanged(next), at: now, &out) }
        switch command {
        case .pause, .halt, .resume: break
        case .resetDrawdown: commit(.drawdownReset, at: now, &out)
        case .flatten:
            commit(.flattenAsked, at: now, &out)
            for working in orders.working where working.order.purpose.isEntry {
                cancel(working.order.ordinal, at: now, &out)
            }
            for instrument in open { checkExit(instrument, at: now, &out) }
        }
    }

    /// Without room for another segment nothing is opened: what is left of this one is for exits.
    mutating func noteRoom(_ isLow: Bool, at now: Instant, _ out: inout Effects) {
        guard isLow != isRoomLow else { return }
        #if MUTANTS
            if Mutant.isActive(.roomStaysLow), !isLow { return }
        #endif
        commit(.roomChanged(isLow: isLow), at: now, &out)
        if isLow { report(.roomLow, nil, nil, at: now, &out) }
    }

    /// Whoever dies again and again may do so because of what it opens.
    mutating func judgeDeaths(at now: Instant, _ out: inout Effects) {
        #if MUTANTS
            if Mutant.isActive(.deathsNeverCounted) { return }
        #endif
        if deaths.areTooMany { openNothing(.repeatedDeaths, at: now, &out) }
    }

    /// From here on exits only, until an operator says resume; and a person is told why. A mode that an
    /// operator chose stays: it allows no more.
    mutating func openNothing(_ reason: Incident, at now: Instant, _ out: inout Effects) {
        if mode.allowsEntries { commit(.modeChanged(.exitsOnly), at: now, &out) }
        report(reason, nil, nil, at: now, &out)
    }

    /// Whatever worked before the start is in doubt from here until the venue has spoken.
    mutating func start(epoch: UInt32, at now: Instant, _ out: inout Effects) {
        guard epoch > self.epoch else {
            report(.contradictoryReport, nil, nil, at: now, &out)
            return
        }
        commit(.started(epoch: epoch), at: now, &out)
        for order in orders.working { out.effects.append(.query(order.order.ordinal)) }
    }
}
