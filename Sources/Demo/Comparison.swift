import Host
import Money
import TradeModel

/// How one run's orders and executions differ from another's. Counted, never assumed.
struct Comparison: Sendable, Hashable {
    /// In the undisturbed run.
    let expected: Int
    /// Expected and not there.
    let lost: Int
    /// There more often than expected, or not expected at all.
    let doubled: Int

    /// Compares what is equal by value, however often it occurs.
    init<Item: Hashable>(_ actual: [Item], with expected: [Item]) {
        var counts: [Item: Int] = [:]
        for item in expected { counts[item, default: 0] += 1 }
        for item in actual { counts[item, default: 0] -= 1 }
        self.expected = expected.count
        lost = counts.values.reduce(0) { $0 + max(0, $1) }
        doubled = counts.values.reduce(0) { $0 + max(0, -$1) }
    }

    /// Compares the orders of two runs: everything but the start under which they were intended.
    static func orders(of actual: Chronicle, with expected: Chronicle) -> Comparison {
        Comparison(actual.orders.map(Intent.init), with: expected.orders.map(Intent.init))
    }

    /// Compares the executions of two runs.
    static func fills(of actual: Chronicle, with expected: Chronicle) -> Comparison {
        Comparison(actual.trades.map(\.fill), with: expected.trades.map(\.fill))
    }

    private struct Intent: Hashable {
        let ordinal: OrderOrdinal
        let instrument: InstrumentIndex
        let side: Side
        let purpose: OrderPurpose
        let quantity: Quantity
        let protection: Int64?
        let reserve: Int128
        let intendedAt: Instant
        let state: OrderState

        init(_ record: Chronicle.OrderRecord) {
            ordinal = record.order.ordinal
            instrument = record.order.instrument
            side = record.order.side
            purpose = record.order.purpose
            quantity = record.order.quantity
            protection = record.order.protection
            reserve = record.order.reserve
            intendedAt = record.order.intendedAt
            state = record.state
        }
    }
}
