import Engine
public import Host
import Replay
import TradeModel

/// The open positions for people.
public enum PositionsText {
    /// The table, and under it each position's exits.
    public static func text(_ run: StoredRun, _ style: TextStyle) -> String {
        let names = RunNames(run.specification)
        let views = PositionView.all(run)
        guard !views.isEmpty else { return "Nothing is held.\n" }
        let table = BooksText.positions(RunReport(run.core), names, style)
        return table.dropFirst()
            + views.map { "\n" + detail($0, names, style) }.joined()
    }

    private static func detail(
        _ view: PositionView,
        _ names: RunNames,
        _ style: TextStyle
    ) -> String {
        let instrument = view.report.instrument
        let freshness = view.isFresh ? "fresh" : "unknown: held, not sold"
        var text =
            style.bold(names.name(instrument))
            + " since \(TimeText.utc(view.report.openedAt)), price \(freshness)\n"
        text += "  peak \(names.price(view.life.peak, instrument))"
        text += ", stop at \(view.stopPrice.map { names.price($0, instrument) } ?? "none")\n"
        text += "  liquidity \(liquidity(view.market.liquidity)), at entry "
        text += "\(liquidity(view.life.entryLiquidity))\n"
        for tier in view.tiers {
            let price = tier.price.map { names.price($0, instrument) } ?? "no price"
            text +=
                "  tier \(tier.number) \(PositionView.name(tier.state)): "
                + "\(NumberText.percent(bps: tier.shareBps)) at \(price), "
                + "sold \(RunNames.shortBase(tier.sold))\n"
        }
        if let order = view.life.entryOrder { text += "  entry order \(order.value) works\n" }
        if let order = view.life.exitOrder { text += "  exit order \(order.value) works\n" }
        return text
    }

    private static func liquidity(_ units: Int128) -> String {
        units < 0 ? "unknown" : RunNames.shortQuote(units)
    }
}
