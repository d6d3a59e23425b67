import Engine
import Ledger
import Money
import TradeModel

/// What the books say at one moment, exactly.
struct Books: Sendable, Hashable {
    /// A position.
    struct Holding: Sendable, Hashable {
        let instrument: InstrumentIndex
        /// Base units.
        let size: Int128
        /// Quote units that it cost.
        let cost: Int128
    }

    /// An order that has not ended. In which state it is is not part of it: after a restart it is in
    /// doubt until the venue has spoken.
    struct Working: Sendable, Hashable {
        let ordinal: OrderOrdinal
        let instrument: InstrumentIndex
        let side: Side
        let purpose: OrderPurpose
        /// Base units.
        let quantity: Int128
        /// Base units filled so far.
        let filled: Int128
        /// Quote units set aside for it.
        let setAside: Int128
    }

    /// When, in the market's time.
    let at: Instant
    /// Free quote units.
    let cash: Int128
    /// Quote units set aside for orders.
    let setAside: Int128
    /// Quote units paid as fees.
    let fees: Int128
    /// Profit or loss taken, in quote units.
    let realised: Int128
    /// Quote units of everything owned at the last prices.
    let equity: Int128?
    let positions: [Holding]
    let working: [Working]
    /// Executions booked.
    let fills: Int64
    /// The last intent's number.
    let lastOrdinal: OrderOrdinal

    init(_ core: EngineCore) {
        let quote = core.setup.quote
        at = core.clock
        cash = core.ledger[.cash(quote)]
        setAside = core.ledger[.reserved(quote)]
        fees = core.ledger[.fees(quote)]
        equity = core.equity
        realised = core.setup.instruments.indices.reduce(0) { sum, index in
            sum + core.ledger.holding(InstrumentIndex(UInt32(index))).realised
        }
        positions = core.open.map { instrument in
            let holding = core.ledger.holding(instrument)
            return Holding(instrument: instrument, size: holding.size, cost: holding.cost)
        }
        working = core.orders.working.map { order in
            Working(
                ordinal: order.order.ordinal,
                instrument: order.order.instrument,
                side: order.order.side,
                purpose: order.order.purpose,
                quantity: order.order.quantity.units,
                filled: order.filled.units,
                setAside: core.ledger.reservation(order.order.ordinal)?.remaining ?? 0
            )
        }
        fills = core.tally.fills
        lastOrdinal = core.lastOrdinal
    }

    /// Whether something is held and an order is under way.
    var isInMidTrade: Bool { !positions.isEmpty && !working.isEmpty }
}
