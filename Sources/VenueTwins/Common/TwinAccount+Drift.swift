import Randomness
import TradeModel

extension TwinAccount {
    /// What a drift is to be.
    struct DriftPlan: Sendable {
        let kind: DriftKind
        let instrument: InstrumentIndex
        /// What it is to be worth, in quote units.
        let worth: Int128
        let at: Instant
    }

    /// Deposits, withdrawals, fees, and base that turns up or goes; nil where it would change
    /// nothing.
    mutating func drift(_ plan: DriftPlan) -> Drift? {
        guard knows(plan.instrument), plan.worth > 0 else { return nil }
        var quote: Int128 = 0
        var base: Int128 = 0
        switch plan.kind {
        case .deposit: quote = plan.worth
        case .withdrawal, .unknownFee: quote = -min(plan.worth, max(0, balances.quote))
        case .phantomBase: base = units(plan) ?? 0
        case .missingBase: base = -min(units(plan) ?? 0, held(plan.instrument))
        case .foreignOrder, .foreignFill, .liquidation: return nil
        }
        guard quote != 0 || base != 0 else { return nil }
        let adjustment = Adjustment(
            at: plan.at,
            instrument: plan.instrument,
            quote: quote,
            base: base
        )
        guard adjust(adjustment) else { return nil }
        return Drift(
            kind: plan.kind,
            instrument: plan.instrument,
            quoteChange: quote,
            baseChange: base,
            order: nil,
            fill: nil,
            at: plan.at
        )
    }

    /// Trades for somebody else: a sale where enough is held, or else a purchase; nil where the
    /// account can bear neither.
    mutating func foreignTrade(
        _ plan: DriftPlan,
        id: ClientOrderID,
        chance: inout SplitMix64
    ) -> TwinFill? {
        guard plan.worth > 0, let units = units(plan) else { return nil }
        let side: Side = held(plan.instrument) >= units && chance.oneIn(2) ? .sell : .buy
        let terms = Terms(
            instrument: plan.instrument,
            side: side,
            units: units,
            protection: nil
        )
        guard let fill = execution(of: id, terms, at: plan.at, chance: &chance), book(fill) else {
            return nil
        }
        return fill
    }

    /// Sells, or buys back, all that is held, 5 % worse than the market; nil where there is nothing
    /// or the account cannot bear it.
    mutating func liquidate(_ plan: DriftPlan, id: ClientOrderID) -> TwinFill? {
        guard let market = price(plan.instrument) else { return nil }
        let base = balances.bases[plan.instrument.position]
        guard base != 0, base != .min else { return nil }
        let terms = Terms(
            instrument: plan.instrument,
            side: base > 0 ? .sell : .buy,
            units: abs(base),
            protection: nil
        )
        let price = moved(market, bps: base > 0 ? -500 : 500)
        guard let fill = fill(of: id, terms, price, at: plan.at), book(fill) else { return nil }
        return fill
    }

    /// Base units, a whole number of lots and at least one, of the plan's worth.
    func units(_ plan: DriftPlan) -> Int128? {
        guard let price = price(plan.instrument) else { return nil }
        let instrument = instruments[plan.instrument.position]
        return instrument.units(worth: plan.worth, at: price).map { max($0, instrument.lot) }
    }

    private func held(_ instrument: InstrumentIndex) -> Int128 {
        max(0, balances.bases[instrument.position])
    }
}
