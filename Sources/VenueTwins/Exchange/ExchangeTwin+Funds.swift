import Randomness
import TradeModel

extension ExchangeTwin {
    /// Why an order is not taken, if it is not.
    mutating func refusal(of request: ExchangeOrder) -> OrderRejection? {
        guard account.knows(request.instrument) else { return .unavailable }
        let lot = account.instruments[request.instrument.position].lot
        guard request.quantity > 0, request.quantity % lot == 0 else { return .refused }
        if let protection = request.protection, protection <= 0 { return .refused }
        guard history.live.count < model.openOrderLimit else { return .refused }
        let market = account.price(request.instrument)
        guard let worst = worstPrice(of: request, market) else { return .unavailable }
        let reducible = reducible(request.instrument, request.side)
        if request.reduceOnly, reducible == 0 { return .refused }
        guard canBear(request, reducible, at: worst) else { return .insufficientFunds }
        if request.timeInForce == .immediate {
            guard let market else { return .unavailable }
            guard accepts(request, market) else { return .slippage }
        }
        return matching.chance(perMille: model.rejectPerMille) ? .refused : nil
    }

    private func accepts(_ request: ExchangeOrder, _ market: Int64) -> Bool {
        guard let protection = request.protection else { return true }
        return request.side == .buy ? market <= protection : market >= protection
    }

    /// The price at which the order would need the most; nil where nothing tells it.
    private func worstPrice(of request: ExchangeOrder, _ market: Int64?) -> Int64? {
        switch request.side {
        case .buy:
            request.protection ?? market.map { account.moved($0, bps: account.maxSlipBps) }
        case .sell: market ?? request.protection
        }
    }

    /// By how much `side` can make the position smaller.
    private func reducible(_ instrument: InstrumentIndex, _ side: Side) -> Int128 {
        let base = account.balances.bases[instrument.position]
        return switch side {
        case .buy: base < 0 && base != .min ? -base : 0
        case .sell: max(0, base)
        }
    }

    private func canBear(
        _ request: ExchangeOrder,
        _ reducible: Int128,
        at worst: Int64
    ) -> Bool {
        if request.reduceOnly { return true }
        switch request.side {
        case .buy:
            // Buying back what is owed is always allowed: its price is checked when it is paid.
            let opening = max(0, request.quantity - reducible)
            guard opening > 0 else { return true }
            return isFree(request.instrument, .buy, units: opening, at: worst)
        case .sell:
            let held = max(0, reducible - committed(request.instrument))
            let opening = max(0, request.quantity - held)
            guard opening > 0 else { return true }
            guard account.allowsShorting else { return false }
            return isFree(request.instrument, .sell, units: opening, at: worst)
        }
    }

    private func isFree(
        _ instrument: InstrumentIndex,
        _ side: Side,
        units: Int128,
        at price: Int64
    ) -> Bool {
        guard let cost = account.cost(instrument, side, units: units, at: price),
            let needed = cost.notional.plus(cost.fee),
            let free = free()
        else { return false }
        return needed <= free
    }

    /// Base units that resting sales may still take.
    private func committed(_ instrument: InstrumentIndex) -> Int128 {
        var sum: Int128 = 0
        for place in history.live {
            let order = history.orders[place]
            guard order.instrument == instrument, order.side == .sell else { continue }
            sum = sum.plus(order.remaining) ?? .max
        }
        return sum
    }

    /// Quote units that stand behind nothing: not behind resting purchases, and not, twice over,
    /// behind what was sold short, for what that brought in is in the balance already.
    private func free() -> Int128? {
        var free = account.balances.quote
        for place in history.live {
            let order = history.orders[place]
            guard order.side == .buy, !details[place].reduceOnly else { continue }
            guard let price = order.protection ?? account.price(order.instrument),
                let cost = account.cost(order.instrument, .buy, units: order.remaining, at: price),
                let needed = cost.notional.plus(cost.fee),
                let rest = free.plus(-needed)
            else { return nil }
            free = rest
        }
        guard account.allowsShorting else { return free }
        for (position, base) in account.balances.bases.enumerated() {
            let instrument = InstrumentIndex(UInt32(position))
            let (owed, overflow) = committed(instrument).subtractingReportingOverflow(base)
            guard !overflow else { return nil }
            guard owed > 0, let price = account.price(instrument) else { continue }
            guard let cost = account.cost(instrument, .buy, units: owed, at: price),
                let rest = free.plus(-cost.notional)?.plus(-cost.notional)
            else { return nil }
            free = rest
        }
        return free
    }

    /// How much of a living order the account can execute now, in whole lots.
    func executable(_ place: Int) -> Int128 {
        let order = history.orders[place]
        let reducible = reducible(order.instrument, order.side)
        let lot = account.instruments[order.instrument.position].lot
        var units = order.remaining
        if details[place].reduceOnly || (order.side == .sell && !account.allowsShorting) {
            units = min(units, reducible)
        }
        return units - units % lot
    }
}
