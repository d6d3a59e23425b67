// The job by which whole builds are compared: a backtest of ema-cross over generated candles.

import Backtest
import Engine
import MarketData
import PaperVenue
import Policies
import Replay

/// A backtest that is run again and again.
struct BarsJob {
    /// The candles.
    let series: CandleSeries
    /// The run.
    let specification: RunSpecification

    init(bars: Int) throws {
        series = GeneratedMarket.series(bars)
        specification = try BarsJob.specification(series)
    }

    /// `series` with ema-cross as it is by default and more cash than it can use.
    static func specification(_ series: CandleSeries) throws -> RunSpecification {
        RunSpecification(
            inputs: [.init(series, sha256: String(repeating: "0", count: 64))],
            cash: 100_000_000 * 100_000_000,
            strategy: try StrategyChoice(name: "ema-cross", settings: []),
            profile: .none,
            venue: PaperVenueModel()
        )
    }

    /// Runs the backtest once; the trades it made.
    func backtest() throws -> Int {
        var backtest = Backtest(specification, [series])
        return Int(try backtest.run().report.tally.fills)
    }

    /// Runs the plain loop once; the trades it made.
    func plainLoop() -> Int {
        var loop = PlainLoop()
        loop.run(series)
        return loop.fills
    }
}
