/// The backtest against a plain loop that takes the same decisions in the same process.
enum BacktestBench {
    private static let bars = 1_000_000
    private static let rounds = 11

    static func run(_ report: inout BenchReport) throws {
        let job = try BarsJob(bars: bars)
        var (engine, loop) = (Samples(), Samples())
        var trades = (engine: try job.backtest(), loop: job.plainLoop())
        for _ in 0..<rounds {
            var start = Stopwatch.processor()
            trades.loop = job.plainLoop()
            loop.add(start.nanoseconds)
            start = Stopwatch.processor()
            trades.engine = try job.backtest()
            engine.add(start.nanoseconds)
        }
        let scale = Double(bars) * 1_000
        report.add(Measure("loop", "plain loop", scale / loop.median, "M bars/s"))
        report.add(
            Measure(
                "backtest",
                "backtest, rate against the loop",
                scale / engine.median,
                "M bars/s",
                ratio: loop.median / engine.median,
                aim: .atLeast(0.1)
            )
        )
        let verdict = trades.engine == trades.loop ? "they agree" : "THEY DISAGREE"
        report.note(
            "backtest: \(trades.engine) trades by the engine, \(trades.loop) by the loop: \(verdict)."
        )
    }
}
