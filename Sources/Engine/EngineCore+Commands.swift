// What operators ask for, and the start.

import Ledger
public import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    mutating func obey(_ command: OperatorCommand, at now: Instant, _ out: inout Effects) {
        // Who asked is told that it was refused; nothing has happened, so the journal has nothing to say.
        guard let changes = changes(by: command) else { return }
        for change in changes { commit(change, at: now, &out) }
        guard command == .flatten else { return }
        for working in orders.working where working.order.purpose.isEntry {
            cancel(working.order.ordinal, at: now, &out)
        }
        for instrument in open { checkExit(instrument, at: now, &out) }
    }

    /// What an operator's command changes at once, nil when there is nothing that it could lift. Orders
    /// follow from it only where an engine runs.
    public func changes(by command: OperatorCommand) -> [Fact.Change]? {
        guard var next = mode.after(command) else { return nil }
        #if MUTANTS
            if Mutant.isActive(.resumeLiftsDrift), command == .resume { next.remove(.drifted) }
        #endif
        let change: [Fact.Change] = next == mode ? [] : [.modeChanged(next)]
        switch command {
        case .pause, .halt, .limitToExits, .resume, .acceptDrift, .endExitsOnly: return change
        case .resetDrawdown: return risk.isDrawdownLatched ? change + [.drawdownReset] : nil
        case .flatten: return change + [.flattenAsked]
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

    /// From here on exits only, until an operator lifts that; and a person is told why.
    mutating func openNothing(_ reason: Incident, at now: Instant, _ out: inout Effects) {
        let limited = mode.union(.exitsOnly)
        if limited != mode { commit(.modeChanged(limited), at: now, &out) }
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
