// Comparing the books with what the venue says, at every heartbeat. What differs and cannot be
// explained by orders at work stops new risk until an operator has looked.
//
// A statement is a picture from the past: by the time it is here, fills may have been booked that it
// does not show, and it may show fills of working orders that are still on their way. The first are
// left to the next statement; the second bound what may differ.

import Ledger
import Money
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// Compares, and stops new risk where books and venue differ.
    mutating func compare(
        _ statement: AccountStatement,
        at now: Instant,
        _ out: inout Effects
    ) {
        // Told once: until an operator accepts it, the mode says it.
        #if MUTANTS
            if Mutant.isActive(.driftIgnored) { return }
            let statement =
                Mutant.isActive(.statementTakenAsOfNow) ? statement.taken(at: now) : statement
        #endif
        guard !mode.contains(.drifted) else { return }
        // The clocks of two starts need not agree, so a picture from before this one cannot be placed
        // among the fills of the last.
        guard statement.askedAt >= startedAt else { return }
        guard statement.positions.count == positions.count else {
            report(.contradictoryReport, nil, nil, at: now, &out)
            return
        }
        if let latest = statement.latestOrder, isBehind(latest) {
            contradict(.booksBehindVenue, nil, latest.ordinal, at: now, &out)
            return
        }
        if let foreign = foreignOrder(in: statement) {
            contradict(.foreignOrder, nil, foreign.ordinal, at: now, &out)
            return
        }
        for index in positions.indices {
            let instrument = InstrumentIndex(UInt32(index))
            guard positions[index].lastFillAt < statement.askedAt else { continue }
            if !isExplained(statement.positions[index], instrument, at: now) {
                contradict(.positionDiffers, instrument, nil, at: now, &out)
                return
            }
        }
        guard positions.allSatisfy({ $0.lastFillAt < statement.askedAt }) else { return }
        let isQuiet = orders.working.isEmpty && justEnded(at: now).isEmpty
        let differs =
            isQuiet
            ? statement.quote != quoteOwned
            : statement.quote < leastQuote(statement, at: now)
        if differs { contradict(.balanceDiffers, nil, nil, at: now, &out) }
    }

    /// The least that the account can hold while orders are at work: what was owned, less what entries
    /// may have cost, and with the proceeds of whatever the statement shows as sold.
    private func leastQuote(_ statement: AccountStatement, at now: Instant) -> Int128 {
        var least = quoteOwned
        // The worst price of any sale that may have happened, by instrument; 0 where any price will do.
        var worst: [Int64] = Array(repeating: .max, count: positions.count)
        func allow(_ order: Order, cost: Int128) {
            if order.side == .sell, !order.purpose.isEntry {
                let index = order.instrument.position
                worst[index] = min(worst[index], order.protection ?? 0)
            } else {
                least -= cost
            }
        }
        for working in orders.working {
            let reserved = ledger.reservation(working.order.ordinal)?.remaining
            allow(working.order, cost: reserved ?? working.order.reserve)
        }
        for ended in justEnded(at: now) { allow(ended.order, cost: ended.order.reserve) }
        for index in positions.indices where worst[index] < .max {
            let instrument = InstrumentIndex(UInt32(index))
            let sold = ledger.holding(instrument).size - statement.positions[index]
            least += leastProceeds(max(0, sold), at: worst[index], instrument)
        }
        return least
    }

    /// What selling `units` at `price` brings in after its fee.
    private func leastProceeds(
        _ units: Int128,
        at price: Int64,
        _ instrument: InstrumentIndex
    ) -> Int128 {
        guard
            let notional = setup.instruments[instrument.position].notional(
                price,
                units: units,
                rounding: .down
            ),
            let fee = notional.multiplied(
                by: Int128(setup.feeBps),
                dividedBy: 10_000,
                rounding: .up
            )
        else { return 0 }
        return max(0, notional - fee)
    }

    /// Whether the venue's position differs from the books' by no more than what orders at work, or
    /// ended a moment ago, may have filled since.
    private func isExplained(
        _ units: Int128,
        _ instrument: InstrumentIndex,
        at now: Instant
    ) -> Bool {
        var least = ledger.holding(instrument).size
        var most = least
        func allow(_ remaining: Quantity, of order: Order) {
            guard order.instrument == instrument else { return }
            switch order.side {
            case .buy: most += remaining.units
            case .sell: least -= remaining.units
            }
        }
        for working in orders.working { allow(working.remaining, of: working.order) }
        for ended in justEnded(at: now) { allow(ended.remaining, of: ended.order) }
        return units >= least && units <= most
    }

    private func justEnded(at now: Instant) -> [(order: Order, remaining: Quantity)] {
        orders.endedUnfilled(
            since: now + Instant.Span(nanoseconds: 0 - setup.lateFillGrace.nanoseconds)
        )
    }

    /// Quote units that the books say are in the account.
    private var quoteOwned: Int128 {
        var sum = ledger[.cash(setup.quote)] + ledger[.reserved(setup.quote)]
        for index in positions.indices {
            sum += ledger[.collateral(InstrumentIndex(UInt32(index)))]
        }
        return sum
    }

    /// The first order at work at the venue that the books do not have, or that had ended in them
    /// before the venue was asked.
    private func foreignOrder(in statement: AccountStatement) -> ClientOrderID? {
        statement.workingOrders.first { id in
            if let working = orders[id.ordinal] { return working.order.clientID != id }
            guard let ended = orders.ended(id.ordinal), ended.order.clientID == id,
                let at = orders.endTime(id.ordinal)
            else { return true }
            return at < statement.askedAt
        }
    }
}

#if MUTANTS
    extension AccountStatement {
        /// The statement as if the venue had been asked at `now`.
        fileprivate func taken(at now: Instant) -> AccountStatement {
            AccountStatement(
                askedAt: now + .seconds(1),
                quote: quote,
                positions: positions,
                workingOrders: workingOrders
            )
        }
    }
#endif
