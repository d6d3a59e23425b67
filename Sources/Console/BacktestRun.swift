public import Backtest
public import MarketData
public import Replay
public import Settings
import SystemIO

/// A backtest with the times that it took.
public struct BacktestRun: Sendable {
    /// What was run.
    public let specification: RunSpecification
    /// The files' oddities.
    public let imports: [ImportReport]
    /// What came of it.
    public let result: BacktestResult
    /// Nanoseconds that reading the files took.
    public let loadNanoseconds: UInt64
    /// Nanoseconds that the run itself took.
    public let runNanoseconds: UInt64

    /// Reads the files and runs; progress goes to `errors`, nothing where that is nil.
    public init(
        _ paths: [String],
        verdicts: String? = nil,
        _ settings: PlimsollSettings,
        errors: StandardStream?
    ) throws(CommandFailure) {
        let clock = SystemClock()
        let start = clock.nanoseconds()
        let inputs = try InputFiles.load(paths, verdicts: verdicts)
        let loaded = clock.nanoseconds()
        do throws(RunInputError) {
            specification = try settings.specification(inputs)
        } catch {
            throw CommandFailure(error)
        }
        var backtest = Backtest(
            specification,
            inputs.series,
            verdicts: inputs.verdicts ?? []
        )
        do {
            result = try BacktestRun.run(&backtest, inputs, errors)
        } catch {
            throw CommandFailure(error)
        }
        imports = inputs.series.map(\.report)
        loadNanoseconds = loaded - start
        runNanoseconds = clock.nanoseconds() - loaded
    }

    private static func run(
        _ backtest: inout Backtest,
        _ inputs: RunInputs,
        _ errors: StandardStream?
    ) throws -> BacktestResult {
        guard let errors else { return try backtest.run() }
        let clock = SystemClock()
        let total = inputs.series.reduce(0) { $0 + 2 * $1.count }
        var meter = ProgressMeter(
            total: total,
            unit: "events",
            isTerminal: errors.isTerminal,
            now: clock.nanoseconds()
        )
        let result = try backtest.run { remaining in
            guard let text = meter.update(done: total - remaining, now: clock.nanoseconds())
            else { return }
            errors.write(text)
            errors.flush()
        }
        if let text = meter.clear() { errors.write(text) }
        return result
    }

    /// Candles a second, loading not counted.
    public var barsPerSecond: Double {
        Double(result.report.candles) / max(1e-9, Double(runNanoseconds) / 1_000_000_000)
    }
}
