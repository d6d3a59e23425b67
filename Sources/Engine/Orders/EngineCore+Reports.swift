// What venues say. Every report is checked against the order and the books before it changes
// anything; what contradicts them is an incident, never a death.

import Ledger
import Money
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    mutating func hear(_ report: VenueReport, at now: Instant, _ out: inout Effects) {
        switch report {
        case .filled(let fill): hear(fill, at: now, &out)
        case .acknowledged(let ordinal): hearAcknowledged(ordinal, at: now, &out)
        case .closed(let ordinal, let closure): hearClosed(ordinal, closure, at: now, &out)
        case .unknown(let ordinal):
            guard let order = working(ordinal, at: now, &out) else { return }
            // Asked once, here; whoever surrounds the engine asks again at its own pace.
            #if MUTANTS
                if takesForKnown(order, at: now, &out) { return }
            #endif
            guard order.state != .unknown else { return }
            commit(.orderInDoubt(ordinal), at: now, &out)
            out.effects.append(.query(ordinal))
        }
    }

    /// A second transaction for one intent would be a second live order: it is never submitted.
    mutating func hearSigned(
        _ ordinal: OrderOrdinal,
        _ identity: SignedIdentity,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard let order = working(ordinal, at: now, &out) else { return }
        // Nor is one from before the start: it may have been signed, and the identity lost.
        let isOurs = order.order.epoch == issuingEpoch || maySignAgain
        guard order.signed == nil, isOurs else {
            report(.contradictoryReport, order.order.instrument, ordinal, at: now, &out)
            return
        }
        commit(.orderSigned(ordinal, identity), at: now, &out)
        out.effects.append(.submit(ordinal, identity))
    }

    private mutating func hearAcknowledged(
        _ ordinal: OrderOrdinal,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard let order = working(ordinal, at: now, &out) else { return }
        guard order.state == .reserved || order.state == .unknown else { return }
        // No exit is looked at here: an answer to a question asked at a restart must not decide
        // anything that an undisturbed run would have decided later.
        commit(.orderAcknowledged(ordinal), at: now, &out)
        // It lives, so a cancellation that was asked for while it was in doubt, or before a crash,
        // did not arrive.
        if order.isCancelling { out.effects.append(.cancel(ordinal)) }
    }

    /// The working order that a report names. A report on an order that has ended is no news; one
    /// on an order that never was is an incident.
    private mutating func working(
        _ ordinal: OrderOrdinal,
        at now: Instant,
        _ out: inout Effects
    ) -> WorkingOrder? {
        if let order = orders[ordinal] { return order }
        if orders.ended(ordinal) == nil {
            report(.reportOnUnknownOrder, nil, ordinal, at: now, &out)
        }
        return nil
    }

    // MARK: - Ends

    private mutating func hearClosed(
        _ ordinal: OrderOrdinal,
        _ closure: OrderClosure,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard let order = orders[ordinal] else {
            hearClosedAgain(ordinal, closure, at: now, &out)
            return
        }
        let instrument = order.order.instrument
        if closure == .filled {
            // "Filled" without the fills: they are still to come, so nothing is final yet.
            report(.contradictoryReport, instrument, ordinal, at: now, &out)
            if order.state != .unknown { commit(.orderInDoubt(ordinal), at: now, &out) }
            out.effects.append(.query(ordinal))
            return
        }
        noteCeiling(order, closure, at: now, &out)
        commit(.orderClosed(ordinal, closure), at: now, &out)
        if isHeld(instrument) { checkExit(instrument, at: now, &out) }
    }

    private mutating func hearClosedAgain(
        _ ordinal: OrderOrdinal,
        _ closure: OrderClosure,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard let ended = orders.ended(ordinal) else {
            report(.reportOnUnknownOrder, nil, ordinal, at: now, &out)
            return
        }
        if ended.closure != closure {
            report(.contradictoryReport, ended.order.instrument, ordinal, at: now, &out)
        }
    }

    /// Tells a person when an urgent exit has failed at the widest allowed slippage.
    private mutating func noteCeiling(
        _ order: WorkingOrder,
        _ closure: OrderClosure,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard closure == .rejected(.slippage), let profile = setup.profile.exits else { return }
        switch order.order.purpose {
        case .entry: return
        case .exit(let rule, _):
            let instrument = order.order.instrument
            let failures = positions[instrument.position].slippageFailures
            if profile.isAtCeiling(for: rule, failures: failures) {
                report(.exitBeyondCeiling, instrument, order.order.ordinal, at: now, &out)
            }
        }
    }

    // MARK: - Fills

    private mutating func hear(_ fill: Fill, at now: Instant, _ out: inout Effects) {
        #if MUTANTS
            let isNews = Mutant.isActive(.dedupeSkipped) || !trades.contains(fill.trade)
            guard isNews else { return }
            let fill = Mutant.isActive(.fillBookedFromQuote) ? quoted(fill) : fill
        #else
            guard !trades.contains(fill.trade) else { return }
        #endif
        if let order = orders[fill.ordinal] {
            guard fill.quantity <= order.remaining else {
                contradict(
                    .unbookableFill,
                    order.order.instrument,
                    fill.ordinal,
                    at: now,
                    &out
                )
                return
            }
            book(fill, order.order, at: now, &out)
            return
        }
        guard let ended = orders.ended(fill.ordinal) else {
            contradict(.fillOfUnknownOrder, nil, fill.ordinal, at: now, &out)
            return
        }
        #if MUTANTS
            if Mutant.isActive(.lateFillIgnored) { return }
        #endif
        guard fill.quantity <= orders.remainingAfterEnd(fill.ordinal) else {
            contradict(.unbookableFill, ended.order.instrument, fill.ordinal, at: now, &out)
            return
        }
        if book(fill, ended.order, at: now, &out) {
            report(.lateFill, ended.order.instrument, fill.ordinal, at: now, &out)
        }
    }

    @discardableResult
    private mutating func book(
        _ fill: Fill,
        _ order: Order,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        let instrument = order.instrument
        let fits = setup.instruments[instrument.position].notional(
            fill.price,
            units: fill.quantity.units,
            rounding: .down
        )
        guard fill.quantity > .zero, fill.price > 0, fits != nil,
            ledger.accepts(
                fill,
                on: instrument,
                side: order.side,
                opens: order.purpose.isEntry
            )
        else {
            contradict(.unbookableFill, instrument, fill.ordinal, at: now, &out)
            return false
        }
        let streak = risk.lossStreak
        let wasFlat = !isHeld(instrument)
        let reserved = ledger.reservation(fill.ordinal)?.remaining
        commit(.filled(fill, instrument, order.side, order.purpose), at: now, &out)
        if let working = orders[fill.ordinal], working.remaining == .zero {
            commit(.orderClosed(fill.ordinal, .filled), at: now, &out)
        }
        if let reserved, fill.notional + fill.fee > reserved {
            report(.fillBeyondReserve, instrument, fill.ordinal, at: now, &out)
        }
        if !isHeld(instrument) {
            cancelOrphanedExit(instrument, at: now, &out)
        } else if wasFlat {
            tellIfFailed(instrument, fill.ordinal, at: now, &out)
        }
        if risk.lossStreak > streak { checkStreak(at: now, &out) }
        checkLosses(at: now, &out)
        checkExit(instrument, at: now, &out)
        return true
    }

    /// Cancels an exit that a late fill of another has left with nothing to sell.
    private mutating func cancelOrphanedExit(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard let ordinal = positions[instrument.position].exitOrder else { return }
        cancel(ordinal, at: now, &out)
    }

    private mutating func checkStreak(at now: Instant, _ out: inout Effects) {
        #if MUTANTS
            if Mutant.isActive(.breakerNeverStops) { return }
        #endif
        guard let limits = setup.profile.risk, !risk.isBlockedToday,
            risk.lossesTowardStop >= limits.maxConsecutiveLosses
        else { return }
        commit(.entriesBlocked(.lossStreakReached), at: now, &out)
        report(.lossStreakReached, nil, nil, at: now, &out)
    }

    /// Books and venue disagree: told, and no new risk until an operator has looked.
    mutating func contradict(
        _ incident: Incident,
        _ instrument: InstrumentIndex?,
        _ ordinal: OrderOrdinal?,
        at now: Instant,
        _ out: inout Effects
    ) {
        report(incident, instrument, ordinal, at: now, &out)
        guard !mode.contains(.drifted) else { return }
        commit(.modeChanged(mode.union(.drifted)), at: now, &out)
    }
}
