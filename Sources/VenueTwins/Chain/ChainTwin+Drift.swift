import Randomness
public import TradeModel

extension ChainTwin {
    /// Changes the truth behind everybody's back.
    ///
    /// - Parameters:
    ///   - kind: how; a chain has no open orders and liquidates nobody, so two kinds do nothing.
    ///   - instrument: where; for quote it is only noted.
    ///   - worth: how much it is worth in quote units, as far as the account has that much.
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
            case .foreignFill: foreignFill(plan)
            case .foreignOrder, .liquidation: nil
            }
        if drift != nil { counts.drifts += 1 }
        return drift
    }

    private mutating func foreignFill(_ plan: TwinAccount.DriftPlan) -> Drift? {
        let id = history.nextForeignID()
        guard let fill = account.foreignTrade(plan, id: id, chance: &landing) else { return nil }
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
        history.setFilled(fill.quantity, at: place)
        history.end(place, .filled, at: now)
        return Drift(
            kind: plan.kind,
            instrument: plan.instrument,
            quoteChange: fill.quoteChange,
            baseChange: fill.baseChange,
            order: id,
            fill: fill,
            at: plan.at
        )
    }
}
