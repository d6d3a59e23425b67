// What people ask about a run, in the order in which it happened. A projection: it is rebuilt from
// the facts whenever it is wanted, and nothing is decided by it.

import Engine
import Ledger
import Money
public import TradeModel

/// The executions, orders and incidents of a run.
public struct Chronicle: Sendable {
    /// A booked execution.
    public struct Trade: Sendable, Hashable {
        /// When it was booked.
        public let at: Instant
        /// What was traded.
        public let instrument: InstrumentIndex
        /// Which way.
        public let side: Side
        /// What for.
        public let purpose: OrderPurpose
        /// The execution as the venue reported it.
        public let fill: Fill
        /// Profit or loss taken by it in quote units after fees; nil for entries.
        public let realised: Int128?
    }

    /// An order and what became of it.
    public struct OrderRecord: Sendable, Hashable {
        /// The order as it was intended.
        public let order: Order
        /// Where it stands.
        public internal(set) var state: OrderState
        /// How it ended; nil while it works.
        public internal(set) var closure: OrderClosure?
        /// When it ended.
        public internal(set) var closedAt: Instant?
        /// Base units filled.
        public internal(set) var filled: Int128
    }

    /// Something a person should know.
    public struct Note: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// What.
        public let incident: Incident
        /// Where, if anywhere.
        public let instrument: InstrumentIndex?
        /// Which order, if any.
        public let ordinal: OrderOrdinal?
    }

    /// Executions, oldest first.
    public private(set) var trades: [Trade] = []
    /// Orders, oldest first.
    public private(set) var orders: [OrderRecord] = []
    /// Incidents, oldest first.
    public private(set) var notes: [Note] = []
    /// How often the engine was started.
    public private(set) var starts = 0

    /// Nothing yet.
    public init() {}

    /// What a snapshot still knows of a past that is gone: the orders that work.
    init(resuming working: [WorkingOrder]) {
        orders = working.map { order in
            OrderRecord(
                order: order.order,
                state: order.state,
                closure: nil,
                closedAt: nil,
                filled: order.filled.units
            )
        }
    }

    /// Takes a fact in; `before` and `after` are the instrument's realised result around it.
    public mutating func note(_ fact: Fact, realisedBefore before: Int128, after: Int128) {
        switch fact.change {
        case .started: starts += 1
        case .orderIntended(let order):
            orders.append(
                OrderRecord(
                    order: order,
                    state: .reserved,
                    closure: nil,
                    closedAt: nil,
                    filled: 0
                )
            )
        case .orderAcknowledged(let ordinal):
            update(ordinal) { $0.state = $0.filled > 0 ? .partiallyFilled : .acknowledged }
        case .orderInDoubt(let ordinal): update(ordinal) { $0.state = .unknown }
        case .filled(let fill, let instrument, let side, let purpose):
            update(fill.ordinal) { record in
                record.filled += fill.quantity.units
                if record.closure == nil { record.state = .partiallyFilled }
            }
            trades.append(
                Trade(
                    at: fact.at,
                    instrument: instrument,
                    side: side,
                    purpose: purpose,
                    fill: fill,
                    realised: purpose.isEntry ? nil : after - before
                )
            )
        case .orderClosed(let ordinal, let closure):
            update(ordinal) { record in
                record.state = closure.state
                record.closure = closure
                record.closedAt = fact.at
            }
        case .incident(let incident, let instrument, let ordinal):
            notes.append(
                Note(at: fact.at, incident: incident, instrument: instrument, ordinal: ordinal)
            )
        case .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost,
            .cancelIntended, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .orderSigned, .tailCut, .readingsForgotten,
            .roomChanged:
            break
        }
    }

    /// The order `ordinal`; ordinals ascend, so it is found by halving.
    private mutating func update(
        _ ordinal: OrderOrdinal,
        _ change: (inout OrderRecord) -> Void
    ) {
        let place = orders.insertionPoint { $0.order.ordinal < ordinal }
        guard place < orders.count, orders[place].order.ordinal == ordinal else { return }
        change(&orders[place])
    }
}
