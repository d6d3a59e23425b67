import Glibc

/// Times the backtest in a process of its own, so that two builds of it can be asked in turn.
enum BarsWorker {
    private static let bars = 500_000
    private static let rounds = 3

    /// Prints nanoseconds per bar and the number of trades.
    static func run() {
        do {
            let job = try BarsJob(bars: bars)
            var trades = try job.backtest()
            var samples = Samples()
            for _ in 0..<rounds {
                let start = Stopwatch.processor()
                trades = try job.backtest()
                samples.add(start.nanoseconds / Double(bars))
            }
            print(samples.median, trades)
        } catch {
            print("failed: \(error)")
            exit(1)
        }
    }
}
