// How facts about orders change the state.

import Ledger
import Money
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    mutating func applyOrder(_ fact: Fact) {
        switch fact.change {
        case .orderIntended(let order): intended(order)
        case .orderAcknowledged(let ordinal): acknowledged(ordinal)
        case .orderInDoubt(let ordinal):
            orders.update(ordinal) { $0.state = .unknown }
            if orders[ordinal]?.order.purpose.isEntry == true { setInDoubt(true, ordinal) }
        case .orderSigned(let ordinal, let identity):
            orders.update(ordinal) { $0.signed = identity }
        case .cancelIntended(let ordinal): orders.update(ordinal) { $0.isCancelling = true }
        case .filled(let fill, let instrument, let side, let purpose):
            filled(fill, instrument, side, purpose, at: fact.at)
        case .orderClosed(let ordinal, let closure): closed(ordinal, closure, at: fact.at)
        case .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost,
            .started, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .tailCut, .readingsForgotten, .roomChanged,
            .stopped, .tokenJudged, .entryVetoed, .entryCleared,
            .incident:
            preconditionFailure("not a fact about an order")
        }
    }

    private mutating func intended(_ order: Order) {
        let index = order.instrument.position
        lastOrdinal = order.ordinal
        orders.insert(order)
        switch order.purpose {
        case .entry:
            do {
                try ledger.reserve(Amount(order.reserve, of: setup.quote), for: order.ordinal)
            } catch {
                preconditionFailure("an intent contradicts the books: \(error)")
            }
            positions[index].entryOrder = order.ordinal
        case .exit(let rule, let tier):
            positions[index].exitOrder = order.ordinal
            if rule == .takeProfit { positions[index].tiers[Int(tier)].state = .pending }
            #if MUTANTS
                if Mutant.isActive(.tierSetOnDecision), rule == .takeProfit {
                    positions[index].tiers[Int(tier)].state = .filled
                }
            #endif
        }
    }

    private mutating func acknowledged(_ ordinal: OrderOrdinal) {
        orders.update(ordinal) { order in
            order.state = order.filled > .zero ? .partiallyFilled : .acknowledged
            order.isUnresolved = false
        }
        if orders[ordinal]?.order.purpose.isEntry == true { setInDoubt(false, ordinal) }
    }

    private mutating func filled(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ side: Side,
        _ purpose: OrderPurpose,
        at now: Instant
    ) {
        let wasFlat = !isHeld(instrument)
        let booking: Booking
        do {
            booking = try ledger.book(fill, on: instrument, side: side, opens: purpose.isEntry)
        } catch {
            preconditionFailure("a fill contradicts the books: \(error)")
        }
        trades.insert(fill.trade, of: fill.ordinal, while: orders)
        positions[instrument.position].lastFillAt = now
        tally.fills += 1
        digest(fill, instrument, side, at: now)
        if orders[fill.ordinal] == nil { orders.fillAfterEnd(fill.ordinal, fill.quantity) }
        orders.update(fill.ordinal) { order in
            order.filled = order.filled + fill.quantity
            order.state = .partiallyFilled
            order.isUnresolved = false
        }
        if purpose.isEntry, orders[fill.ordinal] != nil { setInDoubt(false, fill.ordinal) }
        switch purpose {
        case .entry: grown(instrument, by: fill, side, wasFlat: wasFlat, at: now)
        case .exit(let rule, let tier):
            let index = instrument.position
            // A fill that comes late may belong to a tier of a position that is no more.
            let intendedAt =
                orders[fill.ordinal]?.order.intendedAt
                ?? orders.ended(fill.ordinal)?.order.intendedAt ?? .distantPast
            if rule == .takeProfit, intendedAt >= positions[index].openedAt {
                positions[index].tiers[Int(tier)].sold += fill.quantity.units
                #if MUTANTS
                    if Mutant.isActive(.tierSoldTwice) {
                        positions[index].tiers[Int(tier)].sold = 0
                    }
                #endif
            }
        }
        if booking.closes { closedPosition(instrument, at: now) }
        raiseMark()
    }

    private mutating func grown(
        _ instrument: InstrumentIndex,
        by fill: Fill,
        _ side: Side,
        wasFlat: Bool,
        at now: Instant
    ) {
        let index = instrument.position
        if wasFlat {
            let place = open.firstIndex { $0 > instrument } ?? open.endIndex
            open.insert(instrument, at: place)
            positions[index].openedAt = now
            positions[index].openedBy = side
            positions[index].originalSize = 0
            positions[index].peak = fill.price
            positions[index].entryLiquidity = markets[index].liquidity
            positions[index].tiers = Tiers()
            positions[index].slippageFailures = 0
            positions[index].retryAt = .distantPast
            positions[index].isToBeFlattened = false
        }
        positions[index].originalSize += fill.quantity.units
        let holding = ledger.holding(instrument)
        let average = setup.instruments[index].price(
            of: holding.cost,
            units: holding.size * side.sign
        )
        positions[index].entryPrice = average ?? fill.price
    }

    private mutating func closedPosition(_ instrument: InstrumentIndex, at now: Instant) {
        open.removeAll { $0 == instrument }
        positions[instrument.position].lastClosedAt = now
        positions[instrument.position].isToBeFlattened = false
        let result = ledger.holding(instrument).realisedThisTrip
        tally.roundTrips += 1
        if result < 0 {
            tally.losses += 1
            tally.lost = saturated(tally.lost, plus: Int128(result.magnitude))
            risk.lossStreak += 1
            risk.lossesTowardStop += 1
        } else {
            if result > 0 { tally.wins += 1 }
            tally.won = saturated(tally.won, plus: result)
            risk.lossStreak = 0
            risk.lossesTowardStop = 0
        }
    }

    /// A sum that stays at the largest number: what it counts is for people's eyes.
    private func saturated(_ sum: Int128, plus units: Int128) -> Int128 {
        let (total, overflow) = sum.addingReportingOverflow(units)
        return overflow ? .max : total
    }

    private mutating func closed(
        _ ordinal: OrderOrdinal,
        _ closure: OrderClosure,
        at now: Instant
    ) {
        guard let ended = orders.end(ordinal, closure, at: now) else {
            preconditionFailure("only a working order ends")
        }
        let index = ended.order.instrument.position
        #if MUTANTS
            if Mutant.isActive(.breakerCountsRejects), closure != .filled { risk.lossStreak += 1 }
        #endif
        switch ended.order.purpose {
        case .entry:
            do {
                try ledger.release(ordinal)
            } catch {
                preconditionFailure("an order's end contradicts the books: \(error)")
            }
            if positions[index].entryOrder == ordinal { positions[index].entryOrder = nil }
        case .exit(let rule, let tier):
            if positions[index].exitOrder == ordinal { positions[index].exitOrder = nil }
            if rule == .takeProfit {
                positions[index].tiers[Int(tier)].state = closure == .filled ? .filled : .armed
                #if MUTANTS
                    if Mutant.isActive(.tierSoldTwice) {
                        positions[index].tiers[Int(tier)].state = .armed
                    } else if Mutant.isActive(.tierSetOnDecision) {
                        positions[index].tiers[Int(tier)].state = .filled
                    }
                #endif
            }
            if closure == .filled {
                positions[index].slippageFailures = 0
                return
            }
            if closure == .rejected(.slippage), rule.isUrgent {
                positions[index].slippageFailures += 1
            }
            positions[index].retryAt = now + (setup.profile.exits?.interval ?? .seconds(5))
        }
    }

    private mutating func digest(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ side: Side,
        at now: Instant
    ) {
        fillDigest.add(Int128(fill.ordinal.value))
        fillDigest.add(Int128(fill.trade.value))
        fillDigest.add(Int128(instrument.value))
        fillDigest.add(side.sign)
        fillDigest.add(fill.quantity.units)
        fillDigest.add(Int128(fill.price))
        fillDigest.add(fill.notional)
        fillDigest.add(fill.fee)
        fillDigest.add(Int128(now.nanoseconds))
    }
}
