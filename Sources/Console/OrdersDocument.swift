import ByteCodec
import Engine
public import Host
import Ledger
import Money
import TradeModel

/// The orders as JSON.
public enum OrdersDocument {
    /// An array, oldest first, one line.
    public static func text(_ run: StoredRun, _ choice: OrderChoice) -> String {
        let names = RunNames(run.specification)
        let records = choice.orders(run)
        return JSONValue.array(records.map { order($0, run, names) }).line
    }

    /// The same orders, each a line.
    public static func lines(_ run: StoredRun, _ choice: OrderChoice) -> String {
        let names = RunNames(run.specification)
        let records = choice.orders(run)
        return records.map { order($0, run, names).line }.joined(separator: "\n")
    }

    private static func order(
        _ record: Chronicle.OrderRecord,
        _ run: StoredRun,
        _ names: RunNames
    ) -> JSONValue {
        let order = record.order
        var members: [JSONValue.Member] = []
        members.add("order", .count(order.ordinal.value))
        members.add("time", time: order.intendedAt)
        members.add("instrument", .string(names.name(order.instrument)))
        members.add("side", .string(OrderText.side(order.side)))
        members.add("purpose", .string(OrderText.purpose(order.purpose)))
        members.add("rule", .text(OrderText.rule(order.purpose)))
        members.add("tier", OrderText.tier(order.purpose).map { .count($0) } ?? .null)
        members.add("quantity", .base(order.quantity.units))
        members.add("filled", .base(record.filled))
        members.add("protection", .text(order.protection.map { names.price($0, order.instrument) }))
        let reserved = run.core.ledger.reservation(order.ordinal)?.remaining ?? 0
        members.add("reserved", .quote(reserved))
        let state = OrderChoice.state(record, run)
        members.add("state", .string(OrderText.state(state)))
        members.add("is_open", .bool(!state.isTerminal))
        members.add("closure", .text(record.closure.map { OrderText.closure($0) }))
        members.add("closed", time: record.closedAt)
        return .object(members)
    }
}
