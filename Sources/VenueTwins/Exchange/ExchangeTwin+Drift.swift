import Randomness
public import TradeModel

extension ExchangeTwin {
    /// Changes the truth behind everybody's back: no message tells of it.
    ///
    /// - Parameters:
    ///   - kind: how.
    ///   - instrument: where; for quote it is only noted.
    ///   - worth: how much it is worth in quote units, as far as the account has that much; a
    ///     liquidation takes all that is held.
    ///   - at: when.
    /// - Returns: what it did, or nil where it could do nothing.
    public mutating func drift(
        _ kind: DriftKind,
        in instrument: InstrumentIndex,
        worth: Int128,
        at: Instant
    ) -> Drift? {
        advance(to: at)
        guard account.knows(instrument) else { return nil }
        let plan = TwinAccount.DriftPlan(kind: kind, instrument: instrument, worth: worth, at: now)
        let drift: Drift? =
            switch kind {
            case .deposit, .withdrawal, .phantomBase, .missingBase, .unknownFee:
                account.drift(plan)
            case .foreignOrder: foreignOrder(plan)
            case .foreignFill:
                foreignFill(plan) { account, id, chance in
                    account.foreignTrade(plan, id: id, chance: &chance)
                }
            case .liquidation:
                foreignFill(plan) { account, id, _ in account.liquidate(plan, id: id) }
            }
        if drift != nil { counts.drifts += 1 }
        return drift
    }

    private mutating func foreignOrder(_ plan: TwinAccount.DriftPlan) -> Drift? {
        guard plan.worth > 0, let units = account.units(plan),
            let market = account.price(plan.instrument),
            history.live.count < model.openOrderLimit
        else { return nil }
        // Far below the market, so that it stays open for a while.
        let order = TwinOrder(
            id: history.nextForeignID(),
            instrument: plan.instrument,
            side: .buy,
            quantity: units,
            protection: account.moved(market, bps: -5_000),
            receivedAt: now,
            isForeign: true
        )
        _ = history.accept(order)
        recordForeign()
        return drift(plan, order: order.id, fill: nil)
    }

    private mutating func foreignFill(
        _ plan: TwinAccount.DriftPlan,
        _ trade: (inout TwinAccount, ClientOrderID, inout SplitMix64) -> TwinFill?
    ) -> Drift? {
        let id = history.nextForeignID()
        guard let fill = trade(&account, id, &matching) else { return nil }
        let order = TwinOrder(
            id: id,
            instrument: fill.instrument,
            side: fill.side,
            quantity: fill.quantity,
            protection: nil,
            receivedAt: now,
            isForeign: true
        )
        let place = history.accept(order)
        recordForeign()
        details[place].fills = [account.fills.count - 1]
        history.setFilled(fill.quantity, at: place)
        history.end(place, .filled, at: now)
        return drift(plan, order: id, fill: fill)
    }

    private mutating func recordForeign() {
        details.append(
            Details(
                expiresAt: .distantFuture,
                reduceOnly: false,
                visibleAt: now,
                acknowledgedAt: now
            )
        )
    }

    private func drift(
        _ plan: TwinAccount.DriftPlan,
        order: ClientOrderID,
        fill: TwinFill?
    ) -> Drift {
        Drift(
            kind: plan.kind,
            instrument: plan.instrument,
            quoteChange: fill?.quoteChange ?? 0,
            baseChange: fill?.baseChange ?? 0,
            order: order,
            fill: fill,
            at: plan.at
        )
    }
}
