// Opening positions. The limits are checked and the funds set aside in one call, so that nothing
// can come between.

import Ledger
import Money
import Policies
import Strategies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// Carries a strategy's decision out as far as the limits allow.
    mutating func act(
        on decision: Decision,
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        switch decision {
        case .enter(let side, let size):
            // The limits may have changed since losses were looked at last.
            checkLosses(at: now, &out)
            do {
                let order = try planEntry(side, size, instrument, at: now)
                noteCleared(instrument, at: now, &out)
                commit(.orderIntended(order), at: now, &out)
                out.effects.append(.send(order))
            } catch {
                if case .vetoed(let veto) = error { noteVetoed(instrument, veto, at: now, &out) }
                out.refusals.append((instrument, error))
            }
        case .leave:
            guard isHeld(instrument) else { return }
            let units = ledger.holding(instrument).size.magnitude
            exit(
                instrument,
                ExitDecision(rule: .signal, units: Int128(units)),
                at: now,
                &out
            )
        }
    }

    /// The order that would open the position, or why there is none. Changes nothing.
    func planEntry(
        _ side: Side,
        _ size: Size,
        _ instrument: InstrumentIndex,
        at now: Instant
    ) throws(EntryRefusal) -> Order {
        guard mode.allowsEntries else { throw .mode(mode) }
        guard unresolvedOrders == 0 else { throw .unresolvedOrders }
        guard !isRoomLow else { throw .noRoom }
        guard let price = price(instrument, at: now).value else { throw .priceUnknown }
        guard let equity = knownEquity(at: now) else { throw .equityUnknown }
        let view = riskView(instrument, equity: equity)
        guard !view.hasWorkingOrder else { throw .duplicate }
        guard !isHeld(instrument) || positions[instrument.position].openedBy == side else {
            throw .duplicate
        }
        guard !isLeaving(instrument, price: price, at: now) else { throw .exitDue }
        if let veto = veto(instrument, at: now) { throw .vetoed(veto) }
        if let refusal = setup.profile.risk?.refusal(view, at: now) { throw refusal }
        let units = try units(size, instrument, price: price, equity: equity)
        return try order(side, units, instrument, price: price, view, at: now)
    }

    /// Whether the position is to be given up: nothing is added to it then, even while its exit waits
    /// for another attempt.
    private func isLeaving(
        _ instrument: InstrumentIndex,
        price: Int64,
        at now: Instant
    ) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.entryBeforeExit) { return false }
        #endif
        guard isHeld(instrument) else { return false }
        if positions[instrument.position].isToBeFlattened { return true }
        let view = exitView(instrument, price: price)
        return setup.profile.exits?.decide(view, at: now) != nil
    }

    private func order(
        _ side: Side,
        _ units: Int128,
        _ instrument: InstrumentIndex,
        price: Int64,
        _ view: RiskView,
        at now: Instant
    ) throws(EntryRefusal) -> Order {
        let description = setup.instruments[instrument.position]
        let protection = setup.profile.exits.flatMap { profile in
            worstPrice(price, side, slippageBps: profile.slippageBps)
        }
        guard let cost = description.notional(price, units: units, rounding: .up) else {
            throw .overflow
        }
        if let refusal = setup.profile.risk?.refusal(addingCost: cost, to: view) { throw refusal }
        let reserve = try reserve(units, side, description, price: price, protection: protection)
        return Order(
            ordinal: OrderOrdinal(lastOrdinal.value + 1),
            epoch: issuingEpoch,
            instrument: instrument,
            side: side,
            purpose: .entry,
            quantity: Quantity(units: units),
            protection: protection,
            reserve: reserve,
            intendedAt: now
        )
    }

    /// The start that numbers belong to: one more with each, so that a number that was cut off is never
    /// given to another order.
    var issuingEpoch: UInt32 {
        #if MUTANTS
            if Mutant.isActive(.idReusedAfterCut) { return 1 }
        #endif
        return epoch
    }

    /// Whether an order from before the start may be signed: never.
    var maySignAgain: Bool {
        #if MUTANTS
            if Mutant.isActive(.lostIdentitySignedAgain) { return true }
        #endif
        return false
    }

    /// What is looked at before an entry.
    func riskView(_ instrument: InstrumentIndex, equity: Int128) -> RiskView {
        var view = RiskView(equity: equity)
        let position = positions[instrument.position]
        for other in open {
            view.exposure += ledger.holding(other).cost
            if other != instrument { view.otherPositions += 1 }
        }
        for working in orders.working where working.order.purpose.isEntry {
            #if MUTANTS
                if Mutant.isActive(.limitsForgetOrdersInFlight) { break }
            #endif
            let order = working.order
            let reserved = ledger.reservation(order.ordinal)?.remaining ?? 0
            view.exposure += reserved
            if order.instrument == instrument { view.positionCost += reserved }
            if order.instrument != instrument, !isHeld(order.instrument) {
                view.otherPositions += 1
            }
        }
        view.positionCost += ledger.holding(instrument).cost
        view.workingOrders = orders.working.count
        #if MUTANTS
            if Mutant.isActive(.limitsForgetOrdersInFlight) { view.workingOrders = 0 }
        #endif
        view.lossStreak = risk.lossStreak
        view.isBlockedToday = risk.isBlockedToday
        view.isDrawdownLatched = risk.isDrawdownLatched
        view.lastClosedAt = isHeld(instrument) ? nil : position.lastClosedAt
        view.hasPosition = isHeld(instrument)
        view.hasWorkingOrder = position.hasWorkingOrder
        return view
    }

    private func units(
        _ size: Size,
        _ instrument: InstrumentIndex,
        price: Int64,
        equity: Int128
    ) throws(EntryRefusal) -> Int128 {
        let description = setup.instruments[instrument.position]
        let wanted: Int128?
        switch size {
        case .units(let units): wanted = units
        case .millionthsOfEquity(let millionths):
            wanted = max(0, equity).multiplied(
                by: Int128(millionths),
                dividedBy: 1_000_000,
                rounding: .towardZero
            ).flatMap { description.units(worth: $0, at: price) }
        }
        guard let wanted, wanted <= Int128(1) << 100 else { throw .overflow }
        let units =
            setup.profile.risk?.size(
                wanted,
                lot: description.lot,
                lossStreak: risk.lossStreak
            )
            ?? wanted - wanted % description.lot
        guard units > 0 else { throw .tooSmall }
        return units
    }

    /// The quote units to set aside: the cost at the worst acceptable price and its fee, rounded
    /// up. Without a protection price there is none: then a margin above the last price is set
    /// aside, or all that is free where that covers the last price.
    private func reserve(
        _ units: Int128,
        _ side: Side,
        _ description: Instrument,
        price: Int64,
        protection: Int64?
    ) throws(EntryRefusal) -> Int128 {
        let available = ledger.available(setup.quote)
        // A short is paid for by its proceeds; what it sets aside beside them, and the fee, grow
        // with a better price, for which there is no protection.
        let bound = side == .buy ? protection : nil
        let worst = bound ?? widened(price, bps: setup.reserveMarginBps)
        guard let worst, let wanted = costWithFee(units, description, price: worst),
            let least = costWithFee(units, description, price: bound ?? price)
        else { throw .overflow }
        guard least <= available else {
            throw .insufficientFunds(required: least, available: available)
        }
        return min(wanted, available)
    }

    private func widened(_ price: Int64, bps: Int64) -> Int64? {
        Int128(price).multiplied(
            by: 10_000 + Int128(bps),
            dividedBy: 10_000,
            rounding: .up
        ).flatMap { Int64(exactly: $0) }
    }

    private func costWithFee(
        _ units: Int128,
        _ description: Instrument,
        price: Int64
    ) -> Int128? {
        #if MUTANTS
            let rounding: Rounding = Mutant.isActive(.reserveRoundedDown) ? .down : .up
        #else
            let rounding = Rounding.up
        #endif
        guard let cost = description.notional(price, units: units, rounding: rounding),
            let fee = cost.multiplied(
                by: Int128(setup.feeBps),
                dividedBy: 10_000,
                rounding: rounding
            )
        else { return nil }
        let (sum, overflow) = cost.addingReportingOverflow(fee)
        return overflow ? nil : sum
    }

    /// The worst price that `side` may take: never more aggressive than intended.
    func worstPrice(_ price: Int64, _ side: Side, slippageBps: Int64) -> Int64? {
        let worst =
            side == .buy
            ? Int128(price).multiplied(
                by: 10_000 + Int128(slippageBps),
                dividedBy: 10_000,
                rounding: .down
            )
            : Int128(price).multiplied(
                by: 10_000 - Int128(slippageBps),
                dividedBy: 10_000,
                rounding: .up
            )
        return worst.flatMap { Int64(exactly: $0) }
    }
}
