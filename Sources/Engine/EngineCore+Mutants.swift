// What two of the deliberate bugs do, which takes more than a line.

#if MUTANTS
    import Money
    import Mutants
    import TradeModel

    extension EngineCore {
        /// Takes an order of which nothing is known for a failed or a filled one.
        mutating func takesForKnown(
            _ order: WorkingOrder,
            at now: Instant,
            _ out: inout Effects
        ) -> Bool {
            if Mutant.isActive(.unknownTreatedAsFailed) {
                commit(.orderClosed(order.order.ordinal, .expired), at: now, &out)
                return true
            }
            guard Mutant.isActive(.unknownTreatedAsFilled) else { return false }
            let price = markets[order.order.instrument.position].price
            let notional = setup.instruments[order.order.instrument.position].notional(
                price,
                units: order.remaining.units,
                rounding: .down
            )
            let fill = Fill(
                ordinal: order.order.ordinal,
                trade: TradeID(order.order.ordinal.value | 1 << 63),
                quantity: order.remaining,
                price: price,
                notional: notional ?? 0,
                fee: 0
            )
            hear(.filled(fill), at: now, &out)
            return true
        }

        /// The execution at the last price instead of what was reported.
        func quoted(_ fill: Fill) -> Fill {
            guard let order = orders[fill.ordinal]?.order else { return fill }
            let price = markets[order.instrument.position].price
            let notional = setup.instruments[order.instrument.position].notional(
                price,
                units: fill.quantity.units,
                rounding: .down
            )
            return Fill(
                ordinal: fill.ordinal,
                trade: fill.trade,
                quantity: fill.quantity,
                price: price,
                notional: notional ?? fill.notional,
                fee: fill.fee
            )
        }
    }
#endif
