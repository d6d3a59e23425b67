public import Host
import Money
import Replay
import TradeModel

/// The executions for people.
public enum TradesText {
    /// The table.
    public static func text(_ run: StoredRun, _ style: TextStyle) -> String {
        let names = RunNames(run.specification)
        guard !run.chronicle.trades.isEmpty else { return "No trades.\n" }
        var table = TextTable([
            ("time", .left), ("instrument", .left), ("side", .left), ("for", .left),
            ("quantity", .right), ("price", .right), ("realised", .right),
        ])
        for trade in run.chronicle.trades {
            table.add([
                TimeText.utc(trade.at), names.name(trade.instrument), OrderText.side(trade.side),
                OrderText.words(trade.purpose), RunNames.shortBase(trade.fill.quantity.units),
                names.shortPrice(trade.fill.price, trade.instrument),
                trade.realised.map { result(of: $0) } ?? "",
            ])
        }
        return table.text(style)
    }

    /// Four decimals, so that the points stand under each other; `--json` has them all.
    private static func result(of units: Int128) -> String {
        (units > 0 ? "+" : "")
            + DecimalText.display(units, scale: RunSpecification.quoteDecimals, decimals: 4)
    }
}
