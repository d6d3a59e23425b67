public import Host
import Money
import TradeModel

/// The orders for people.
public enum OrdersText {
    /// The table.
    public static func text(_ run: StoredRun, _ choice: OrderChoice, _ style: TextStyle) -> String {
        let names = RunNames(run.specification)
        let records = choice.orders(run)
        guard !records.isEmpty else { return choice.nothing + "\n" }
        var table = TextTable([
            ("order", .right), ("intended", .left), ("instrument", .left), ("side", .left),
            ("for", .left), ("filled", .right), ("state", .left),
        ])
        for record in records {
            let order = record.order
            let state = OrderText.state(OrderChoice.state(record, run))
            table.add([
                "\(order.ordinal.value)", TimeText.utc(order.intendedAt),
                names.name(order.instrument), OrderText.side(order.side),
                OrderText.words(order.purpose), filled(record),
                record.closure.map { OrderText.closure($0) } ?? state,
            ])
        }
        return table.text(style)
    }

    private static func filled(_ record: Chronicle.OrderRecord) -> String {
        let whole = record.order.quantity.units
        if record.filled == whole { return "all" }
        guard record.filled > 0, whole > 0 else { return "none" }
        return NumberText.decimals(Double(record.filled) / Double(whole) * 100, 1) + " %"
    }
}
