// Booking an execution. First everything is computed and checked, then the transfers are made:
// a refusal has changed nothing.

import Money
public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// What booking an execution brings about.
@frozen
public struct Booking: Sendable, Hashable {
    /// Profit or loss taken by it in quote units, its share of all fees deducted; 0 for entries.
    public let realised: Int128
    /// Whether the position is closed by it.
    public let closes: Bool

    @usableFromInline
    init(realised: Int128, closes: Bool) {
        self.realised = realised
        self.closes = closes
    }
}

/// The transfers that an execution needs, computed before any is made.
private struct BookingPlan: Sendable {
    /// Taken from the order's reservation.
    var fromReservation: Int128 = 0
    /// Taken from free cash: what the reservation does not cover, all of it for a late fill.
    var fromCash: Int128 = 0
    var costShare: Int128 = 0
    var feeShare: Int128 = 0
    var realised: Int128 = 0
    /// Collateral that leaves a short position, before its buying back is paid from it.
    var collateralShare: Int128 = 0
}

extension Ledger {
    /// Books `fill` of an order for `instrument` on `side`.
    ///
    /// An order that opens or adds pays from its reservation, and from free cash what that does not
    /// cover: all of it when the reservation is gone (a late fill). An order that reduces never crosses zero.
    @discardableResult
    public mutating func book(
        _ fill: Fill,
        on instrument: InstrumentIndex,
        side: Side,
        opens: Bool
    ) throws(LedgerError) -> Booking {
        let plan = try check(fill, on: instrument, side: side, opens: opens)
        switch (opens, side) {
        case (true, .buy): openLong(fill, instrument, plan)
        case (true, .sell): openShort(fill, instrument, plan)
        case (false, .sell): closeLong(fill, instrument, plan)
        case (false, .buy): closeShort(fill, instrument, plan)
        }
        let closes = !opens && holdings[instrument.position].isFlat
        return Booking(realised: plan.realised, closes: closes)
    }

    /// Whether `book` would accept the fill.
    public func accepts(
        _ fill: Fill,
        on instrument: InstrumentIndex,
        side: Side,
        opens: Bool
    ) -> Bool {
        do {
            _ = try check(fill, on: instrument, side: side, opens: opens)
            return true
        } catch {
            return false
        }
    }

    private func check(
        _ fill: Fill,
        on instrument: InstrumentIndex,
        side: Side,
        opens: Bool
    ) throws(LedgerError) -> BookingPlan {
        guard fill.notional >= 0 else { throw .negativeAmount(fill.notional) }
        guard fill.fee >= 0 else { throw .negativeAmount(fill.fee) }
        guard fill.notional <= Ledger.largestAmount, fill.fee <= Ledger.largestAmount,
            fill.quantity.units <= Ledger.largestAmount, hasRoom(instrument)
        else { throw .overflow }
        return opens
            ? try checkOpening(fill, on: instrument, side: side)
            : try checkClosing(fill, on: instrument, side: side)
    }

    /// Nothing larger is ever booked, so that sums and pro-rata shares cannot overflow.
    private static var largestAmount: Int128 { Int128(1) << 120 }

    /// Whether everything that a fill at `instrument` moves is small enough to be moved once more:
    /// many fills of the largest size must not overflow a balance either.
    private func hasRoom(_ instrument: InstrumentIndex) -> Bool {
        let (base, quote) = assets(of: instrument)
        let holding = holdings[instrument.position]
        let largest = Ledger.largestAmount.magnitude << 4
        func isSmall(_ units: Int128) -> Bool { units.magnitude <= largest }
        return isSmall(self[.cash(quote)]) && isSmall(self[.reserved(quote)])
            && isSmall(self[.fees(quote)]) && isSmall(self[.venue(quote)])
            && isSmall(self[.venue(base)]) && isSmall(self[.collateral(instrument)])
            && isSmall(holding.entryFees) && isSmall(holding.realised)
            && isSmall(holding.realisedThisTrip)
    }

    private func checkOpening(
        _ fill: Fill,
        on instrument: InstrumentIndex,
        side: Side
    ) throws(LedgerError) -> BookingPlan {
        let holding = holdings[instrument.position]
        let size = holding.size * side.sign
        guard size >= 0 else {
            throw .exceedsHolding(held: holding.size, wanted: fill.quantity.units)
        }
        guard size + fill.quantity.units <= Ledger.largestAmount,
            holding.cost + fill.notional <= Ledger.largestAmount
        else { throw .overflow }
        // A long pays its notional; a short sets the same amount aside beside its proceeds. What
        // was executed was executed: a cost beyond the reservation is paid from free cash.
        var plan = BookingPlan()
        let required = fill.notional + fill.fee
        plan.fromReservation = min(
            required,
            position(of: fill.ordinal).map { reservations[$0].remaining } ?? 0
        )
        plan.fromCash = required - plan.fromReservation
        let available = self.available(instruments[instrument.position].quote)
        guard plan.fromCash <= available else {
            throw .insufficientFunds(
                required: required,
                available: plan.fromReservation + available
            )
        }
        return plan
    }

    private func checkClosing(
        _ fill: Fill,
        on instrument: InstrumentIndex,
        side: Side
    ) throws(LedgerError) -> BookingPlan {
        let holding = holdings[instrument.position]
        let held = -holding.size * side.sign
        guard held > 0, fill.quantity.units <= held else {
            throw .exceedsHolding(held: max(0, held), wanted: fill.quantity.units)
        }
        var plan = BookingPlan()
        plan.costShare = try share(of: holding.cost, fill.quantity.units, of: held)
        plan.feeShare = try share(of: holding.entryFees, fill.quantity.units, of: held)
        let fees = fill.fee + plan.feeShare
        let quote = instruments[instrument.position].quote
        switch side {
        case .sell:
            plan.realised = fill.notional - plan.costShare - fees
            let available = self.available(quote) + fill.notional
            guard fill.fee <= available else {
                throw .insufficientFunds(required: fill.fee, available: available)
            }
        case .buy:
            plan.realised = plan.costShare - fill.notional - fees
            let collateral = self[.collateral(instrument)]
            plan.collateralShare = try share(of: collateral, fill.quantity.units, of: held)
            let required = fill.notional + fill.fee
            let available = plan.collateralShare + self.available(quote)
            guard required <= available else {
                throw .collateralExhausted(required: required, available: available)
            }
        }
        return plan
    }

    /// `part` of `total`'s share of `amount`, toward zero; all of it for the whole, so that nothing
    /// is left behind by a position's last sale.
    private func share(
        of amount: Int128,
        _ part: Int128,
        of total: Int128
    ) throws(LedgerError) -> Int128 {
        if part == total { return amount }
        #if MUTANTS
            if Mutant.isActive(.partialCloseKeepsCost) { return 0 }
        #endif
        guard let share = amount.multiplied(by: part, dividedBy: total, rounding: .towardZero)
        else { throw .overflow }
        return share
    }

    private mutating func openLong(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ plan: BookingPlan
    ) {
        let (base, quote) = assets(of: instrument)
        draw(fill, quote, plan)
        move(fill.notional, from: .cash(quote), to: .venue(quote))
        move(fill.fee, from: .cash(quote), to: .fees(quote))
        move(fill.quantity.units, from: .venue(base), to: .holding(instrument))
        grow(instrument, by: fill, sign: 1)
    }

    private mutating func openShort(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ plan: BookingPlan
    ) {
        let (base, quote) = assets(of: instrument)
        draw(fill, quote, plan)
        move(fill.notional, from: .cash(quote), to: .collateral(instrument))
        move(fill.notional, from: .venue(quote), to: .collateral(instrument))
        move(fill.fee, from: .cash(quote), to: .fees(quote))
        move(fill.quantity.units, from: .holding(instrument), to: .venue(base))
        grow(instrument, by: fill, sign: -1)
    }

    private mutating func closeLong(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ plan: BookingPlan
    ) {
        let (base, quote) = assets(of: instrument)
        move(fill.quantity.units, from: .holding(instrument), to: .venue(base))
        move(fill.notional, from: .venue(quote), to: .cash(quote))
        move(fill.fee, from: .cash(quote), to: .fees(quote))
        shrink(instrument, by: fill, plan, sign: 1)
    }

    private mutating func closeShort(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ plan: BookingPlan
    ) {
        let (base, quote) = assets(of: instrument)
        move(plan.collateralShare, from: .collateral(instrument), to: .cash(quote))
        move(fill.notional, from: .cash(quote), to: .venue(quote))
        move(fill.fee, from: .cash(quote), to: .fees(quote))
        move(fill.quantity.units, from: .venue(base), to: .holding(instrument))
        shrink(instrument, by: fill, plan, sign: -1)
    }

    private func assets(of instrument: InstrumentIndex) -> (base: AssetID, quote: AssetID) {
        let description = instruments[instrument.position]
        return (description.base, description.quote)
    }

    /// Frees what the fill takes of its order's reservation; the payments that follow come from
    /// cash, in the same call.
    private mutating func draw(_ fill: Fill, _ quote: AssetID, _ plan: BookingPlan) {
        guard let place = position(of: fill.ordinal) else { return }
        move(plan.fromReservation, from: .reserved(quote), to: .cash(quote))
        reservations[place].remaining -= plan.fromReservation
        #if MUTANTS
            reservations[place].isUntouched = false
        #endif
    }

    private mutating func grow(_ instrument: InstrumentIndex, by fill: Fill, sign: Int128) {
        var holding = holdings[instrument.position]
        if holding.isFlat { holding.realisedThisTrip = 0 }
        holding.size += fill.quantity.units * sign
        holding.cost += fill.notional
        holding.entryFees += fill.fee
        holdings[instrument.position] = holding
    }

    private mutating func shrink(
        _ instrument: InstrumentIndex,
        by fill: Fill,
        _ plan: BookingPlan,
        sign: Int128
    ) {
        var holding = holdings[instrument.position]
        holding.size -= fill.quantity.units * sign
        holding.cost -= plan.costShare
        holding.entryFees -= plan.feeShare
        holding.realised += plan.realised
        holding.realisedThisTrip += plan.realised
        holdings[instrument.position] = holding
        precondition(
            !holding.isFlat || (holding.cost == 0 && holding.entryFees == 0),
            "a closed position leaves no cost behind"
        )
    }
}
