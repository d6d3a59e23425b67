import Backtest
import ByteCodec
import Cryptography
import Engine
import MarketData
import Replay

/// A backtest's report as JSON.
public enum BacktestDocument {
    /// The document, one line.
    public static func text(_ run: BacktestRun) -> String {
        let result = run.result
        let report = result.report
        var members: [JSONValue.Member] = []
        members.add("strategy", .string(run.specification.strategy.name.rawValue))
        members.add("parameters", BooksDocument.parameters(run.specification.strategy))
        members.add("bars", .count(report.candles))
        members.add("trades", .count(report.trades))
        members.add("wins", .count(result.wins))
        members.add("losses", .count(result.losses))
        members.add("initial_cash", .quote(run.specification.cash))
        members.add("final_equity", .quote(report.equity))
        members.add("cash", .quote(report.cash))
        members.add("reserved", .quote(report.reserved))
        members.add("realised", .quote(report.realised))
        members.add("fees", .quote(report.fees))
        members.add("max_drawdown_pct", .ratio(result.maxDrawdownPercent))
        members.add("sharpe", .ratio(result.sharpe))
        members.add("sortino", .ratio(result.sortino))
        members.add("calmar", .ratio(result.calmar))
        members.add("profit_factor", .ratio(result.profitFactor))
        members.add("exposure_pct", .ratio(result.exposurePercent))
        members.add("round_trips", .count(report.tally.roundTrips))
        members.add("fills", .count(report.tally.fills))
        members.add("refused_entries", .count(result.refusedEntries))
        members.add("gaps", .count(run.imports.reduce(0) { $0 + $1.gaps }))
        members.add("rounded_prices", .count(run.imports.reduce(0) { $0 + $1.roundedPrices }))
        members.add(
            "positions",
            BooksDocument.positions(report, RunNames(run.specification))
        )
        members.add("load_ms", .ratio(milliseconds(run.loadNanoseconds)))
        members.add("run_ms", .ratio(milliseconds(run.runNanoseconds)))
        members.add("bars_per_second", .count(Int(run.barsPerSecond)))
        members.add("state_hash", .string(result.stateHash.description))
        return JSONValue.object(members).line
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> Double {
        Double(nanoseconds / 1_000) / 1_000
    }
}
