import Randomness
import TradeModel

extension ExchangeTwin {
    // MARK: - Coming to life

    mutating func refuse(_ request: ExchangeOrder, _ closure: OrderClosure) {
        record(request)
        let place = history.refuse(truth(of: request), closure)
        counts.burntNonces += 1
        touch(place)
        switch closure {
        case .rejected(let reason):
            counts.rejections += 1
            tell(.rejected(request.id, reason))
        case .filled, .expired, .cancelled:
            counts.expiries += 1
            tell(.ended(request.id, closure, filled: 0))
        }
    }

    mutating func accept(_ request: ExchangeOrder) {
        if history.timesAccepted(request.id) > 0 { counts.reacceptedIDs += 1 }
        counts.accepted += 1
        record(request)
        let place = history.accept(truth(of: request))
        touch(place)
        nextExpiry = min(nextExpiry, details[place].expiresAt)
        if matching.chance(perMille: model.fillBeforeAckPerMille) {
            details[place].acknowledgedAt = now + delay(model.maxAckDelay)
            outbox.send(.accepted(request.id), later: details[place].acknowledgedAt)
        } else {
            tell(.accepted(request.id))
        }
        match(place)
        switch request.timeInForce {
        case .immediate: if history.orders[place].closure == nil { end(place, .cancelled) }
        case .resting: break
        }
    }

    private mutating func record(_ request: ExchangeOrder) {
        let expiresAt: Instant =
            switch request.timeInForce {
            case .immediate: .distantFuture
            case .resting(let until): until
            }
        details.append(
            Details(
                expiresAt: expiresAt,
                reduceOnly: request.reduceOnly,
                visibleAt: now,
                acknowledgedAt: now
            )
        )
    }

    private func truth(of request: ExchangeOrder) -> TwinOrder {
        TwinOrder(
            id: request.id,
            instrument: request.instrument,
            side: request.side,
            quantity: request.quantity,
            protection: request.protection,
            receivedAt: now,
            isForeign: false
        )
    }

    // MARK: - Execution

    /// Executes what the market's price allows of a living order: all, or by chance a part, of which
    /// the rest waits for another price.
    mutating func match(_ place: Int) {
        let order = history.orders[place]
        guard let market = account.price(order.instrument), order.accepts(market) else { return }
        let available = executable(place)
        guard available > 0 else { return end(place, .cancelled) }
        guard matching.chance(perMille: model.partialFillPerMille) else {
            return execute(place, available)
        }
        let first = part(of: available, lot: account.instruments[order.instrument.position].lot)
        execute(place, first)
        guard first < available, matching.oneIn(2), history.orders[place].closure == nil else {
            return
        }
        execute(place, available - first)
    }

    private mutating func execute(_ place: Int, _ units: Int128) {
        let order = history.orders[place]
        let terms = TwinAccount.Terms(
            instrument: order.instrument,
            side: order.side,
            units: units,
            protection: order.protection
        )
        let execution = account.execution(of: order.id, terms, at: now, chance: &matching)
        guard let fill = execution, account.book(fill) else {
            // What stood behind the order has gone since it was taken.
            return end(place, .cancelled)
        }
        details[place].fills.append(account.fills.count - 1)
        history.setFilled(order.filled + units, at: place)
        touch(place)
        counts.fills += 1
        if units < order.quantity { counts.partialFills += 1 }
        if now < details[place].acknowledgedAt { counts.fillsBeforeAck += 1 }
        tell(.fill(fill))
        if order.remaining == units { end(place, .filled) }
    }

    /// A part of `units` in whole lots: everything where there is but one lot.
    private mutating func part(of units: Int128, lot: Int128) -> Int128 {
        let lots = Int64(clamping: units / lot)
        return lots < 2 ? units : Int128(matching.within(1...lots - 1)) * lot
    }

    // MARK: - Ends

    mutating func end(_ place: Int, _ closure: OrderClosure) {
        close(place, closure)
        let order = history.orders[place]
        tell(.ended(order.id, closure, filled: order.filled))
    }

    mutating func close(_ place: Int, _ closure: OrderClosure) {
        history.end(place, closure, at: now)
        touch(place)
        if details[place].expiresAt == nextExpiry { findNextExpiry() }
    }

    mutating func expire() {
        for place in history.live where details[place].expiresAt <= now {
            counts.expiries += 1
            end(place, .expired)
        }
        findNextExpiry()
    }

    private mutating func findNextExpiry() {
        nextExpiry = .distantFuture
        for place in history.live { nextExpiry = min(nextExpiry, details[place].expiresAt) }
    }

    /// The order has changed: until the exchange's index has caught up, a query does not find it.
    mutating func touch(_ place: Int) {
        let shortest = max(0, model.minIndexLag.nanoseconds)
        let longest = max(shortest, model.maxIndexLag.nanoseconds)
        details[place].visibleAt =
            now + Instant.Span(nanoseconds: telling.within(shortest...longest))
    }
}
