// The executions as scripts read them. Only what a later fact cannot change stands in it, so that the
// array at one time is a prefix of the array at every later time, kills and restarts between them
// included.

import ByteCodec
public import Host
import Money
import TradeModel

/// The executions as JSON.
public enum TradesDocument {
    /// An array, oldest first, one line.
    public static func text(_ run: StoredRun) -> String {
        let names = RunNames(run.specification)
        let trades = run.chronicle.trades.enumerated().map { index, trade in
            element(index + 1, trade, names)
        }
        return JSONValue.array(trades).line
    }

    private static func element(
        _ number: Int,
        _ trade: Chronicle.Trade,
        _ names: RunNames
    ) -> JSONValue {
        let fill = trade.fill
        var members: [JSONValue.Member] = []
        members.add("seq", .count(number))
        members.add("time", time: trade.at)
        members.add("instrument", .string(names.name(trade.instrument)))
        members.add("order", .count(fill.ordinal.value))
        members.add("trade", .count(fill.trade.value))
        members.add("side", .string(OrderText.side(trade.side)))
        members.add("purpose", .string(OrderText.purpose(trade.purpose)))
        members.add("rule", .text(OrderText.rule(trade.purpose)))
        members.add("tier", OrderText.tier(trade.purpose).map { .count($0) } ?? .null)
        members.add("quantity", .base(fill.quantity.units))
        members.add("price", .string(names.price(fill.price, trade.instrument)))
        members.add("notional", .quote(fill.notional))
        members.add("fee", .quote(fill.fee))
        members.add("realised", .quote(trade.realised))
        return .object(members)
    }
}
