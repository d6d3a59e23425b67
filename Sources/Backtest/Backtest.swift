// A backtest is the replay without the journal: the same engine, venue and loop, and the same state
// hash at the end.

public import Cryptography
import Engine
public import MarketData
import Money
public import Replay
public import Strategies
import TradeModel

/// What came of a backtest.
public struct BacktestResult: Sendable {
    /// The books.
    public let report: RunReport
    /// The hash of the final state.
    public let stateHash: Digest
    /// Positions closed, or still open at the end, with a gain after fees.
    public let wins: Int64
    /// The same with a loss.
    public let losses: Int64
    /// Largest fall of the equity from its peak, in percent of the peak.
    public let maxDrawdownPercent: Double
    /// Annualised; nil where it is not defined.
    public let sharpe: Double?
    /// Annualised; nil where it is not defined.
    public let sortino: Double?
    /// Annualised; nil where it is not defined.
    public let calmar: Double?
    /// Gains of the winners over losses of the losers; nil without a loser.
    public let profitFactor: Double?
    /// Share of the candles at whose close something was held, in percent.
    public let exposurePercent: Double
    /// Entries that a strategy wanted and did not get.
    public let refusedEntries: Int
}

/// Runs a strategy over recorded candles in memory.
public struct Backtest: StrategyVisitor {
    private let specification: RunSpecification
    private let series: [CandleSeries]
    private let verdicts: [RecordedVerdict]
    /// Told from time to time how many events are still to come.
    private var observe: (_ remaining: Int) -> Void = { _ in }

    /// Events between two calls of `observe`.
    private static let observedEvents = 1 << 16

    /// A backtest of `specification` over `series`, one per input.
    public init(
        _ specification: RunSpecification,
        _ series: [CandleSeries],
        verdicts: [RecordedVerdict] = []
    ) {
        self.verdicts = verdicts
        self.specification = specification
        self.series = series
    }

    /// Runs it; `observe` is told from time to time how many events are still to come.
    public mutating func run(
        observe: @escaping (_ remaining: Int) -> Void = { _ in }
    ) throws -> BacktestResult {
        self.observe = observe
        return try specification.strategy.visit(
            priceScales: specification.inputs.map(\.priceScale),
            &self
        )
    }

    /// Runs it with `strategy`.
    public mutating func visit<S: Strategy>(_ strategy: S) -> BacktestResult {
        var replayer = Replayer(
            specification,
            strategy: strategy,
            feed: CandleFeed(series),
            verdicts: VerdictFeed(verdicts)
        )
        var meter = PerformanceMeter(equity: approximate(specification.cash))
        var refused = 0
        var period: (at: Instant, equity: Double, isExposed: Bool)?
        var events = 0
        while true {
            let advance = replayer.advance()
            if case .ended = advance { break }
            events += 1
            if events % Backtest.observedEvents == 0 { observe(replayer.feed.remaining) }
            if replayer.mustDeliver {
                replayer.deliver()
                refused += replayer.out.refusals.count
                replayer.clear()
            }
            guard case .closedCandle(let at) = advance else { continue }
            if let period, period.at != at {
                meter.add(period.equity, isExposed: period.isExposed)
            }
            let isExposed = !replayer.engine.core.open.isEmpty
            let equity = replayer.engine.core.equity.map(approximate)
            period = (at, equity ?? period?.equity ?? 0, isExposed)
        }
        replayer.deliver()
        refused += replayer.out.refusals.count
        if let period { meter.add(period.equity, isExposed: period.isExposed) }
        return result(replayer, meter, refused: refused)
    }

    private func result<S: Strategy>(
        _ replayer: Replayer<S>,
        _ meter: PerformanceMeter,
        refused: Int
    ) -> BacktestResult {
        let report = RunReport(replayer.engine.core)
        let intervalMs = specification.inputs.map(\.intervalMs).min() ?? 60_000
        let perYear = 365 * 86_400_000 / Double(intervalMs)
        let open = report.positions.compactMap(\.unrealised)
        let won = report.tally.won + open.reduce(0) { $0 + max(0, $1) }
        let lost = report.tally.lost + open.reduce(0) { $0 - min(0, $1) }
        return BacktestResult(
            report: report,
            stateHash: replayer.stateHash,
            wins: report.tally.wins + Int64(open.count { $0 > 0 }),
            losses: report.tally.losses + Int64(open.count { $0 < 0 }),
            maxDrawdownPercent: meter.maxDrawdown * 100,
            sharpe: meter.sharpe(periodsPerYear: perYear),
            sortino: meter.sortino(periodsPerYear: perYear),
            calmar: meter.calmar(periodsPerYear: perYear),
            profitFactor: lost > 0 ? approximate(won) / approximate(lost) : nil,
            exposurePercent: meter.exposurePercent,
            refusedEntries: refused
        )
    }

    @inline(__always)
    private func approximate(_ units: Int128) -> Double {
        // The standard library converts an Int128 through code that is not specialised: 100 times
        // slower than an Int64, which holds nearly every equity.
        let low = Int64(truncatingIfNeeded: units)
        return (Int128(low) == units ? Double(low) : wide(units)) / 100_000_000
    }

    /// The nearest `Double` to what does not fit into an `Int64`: its first 64 bits, the last of
    /// which says whether anything follows, are rounded as the whole would be.
    private func wide(_ units: Int128) -> Double {
        let magnitude = units.magnitude
        let high = UInt64(truncatingIfNeeded: magnitude >> 64)
        let low = UInt64(truncatingIfNeeded: magnitude)
        let shift = UInt64(64 - high.leadingZeroBitCount)
        var bits = shift == 0 ? low : shift == 64 ? high : high << (64 - shift) | low >> shift
        let rest = shift == 0 ? 0 : low << (64 - shift)
        if rest != 0 { bits |= 1 }
        let scale = Double(sign: .plus, exponent: Int(shift), significand: 1)
        return (units < 0 ? -Double(bits) : Double(bits)) * scale
    }
}
