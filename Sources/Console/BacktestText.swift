import Backtest
import MarketData
import Replay

/// A backtest's report for people.
public enum BacktestText {
    /// The report.
    public static func text(_ run: BacktestRun, _ style: TextStyle) -> String {
        let result = run.result
        let report = result.report
        let choice = run.specification.strategy
        let settings = choice.settings.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
        var text = style.bold("Backtest of \(choice.name.rawValue)") + "  \(settings)\n\n"
        text += BooksText.books(report, style)
        text += BooksText.positions(report, RunNames(run.specification), style)
        text += "\n" + figures(result, style)
        let gaps = run.imports.reduce(0) { $0 + $1.gaps }
        let rounded = run.imports.reduce(0) { $0 + $1.roundedPrices }
        text +=
            "\n\(NumberText.count(gaps)) gaps in the files, "
            + "\(NumberText.count(rounded)) prices rounded to scale, "
            + "\(NumberText.count(result.refusedEntries)) entries refused\n"
        text +=
            "loaded in \(milliseconds(run.loadNanoseconds)) ms, ran in "
            + "\(milliseconds(run.runNanoseconds)) ms: "
            + "\(NumberText.count(Int(run.barsPerSecond))) bars/s\n"
        return text + "state hash  \(result.stateHash)\n"
    }

    private static func figures(_ result: BacktestResult, _ style: TextStyle) -> String {
        var table = TextTable([("figures", .left), ("", .right)])
        table.add(["trades, open ones counted", NumberText.count(result.report.trades)])
        table.add(["won / lost", "\(result.wins) / \(result.losses)"])
        table.add(["largest drawdown", NumberText.decimals(result.maxDrawdownPercent, 2) + " %"])
        table.add(["time in the market", NumberText.decimals(result.exposurePercent, 2) + " %"])
        table.add(["Sharpe", ratio(result.sharpe)])
        table.add(["Sortino", ratio(result.sortino)])
        table.add(["Calmar", ratio(result.calmar)])
        table.add(["profit factor", ratio(result.profitFactor)])
        return table.text(style)
    }

    private static func ratio(_ value: Double?) -> String {
        value.map { NumberText.decimals($0, 3) } ?? "undefined"
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        NumberText.decimals(Double(nanoseconds) / 1_000_000, 1)
    }
}
