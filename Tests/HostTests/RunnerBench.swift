import Backtest
import Cryptography
import Host
import MarketData
import PaperVenue
import Policies
import Ports
import Replay
import Simulation
import Storage
import Strategies
import SystemIO
import TestSupport
import TradeModel

/// A small run with everything on: latency, parts, refusals, exits, several files.
struct RunnerBench {
    let series: [CandleSeries]
    let specification: RunSpecification
    let strategy: Momentum

    init(candles: Int = 400, seed: UInt64 = 11, feeBps: Int64 = 10) throws {
        series = [
            SampleMarket.walk("A", seed: seed, count: candles, stepBps: 300),
            SampleMarket.walk(
                "B",
                seed: seed + 1,
                count: candles / 5,
                intervalMs: 300_000,
                stepBps: 300
            ),
        ]
        var venue = PaperVenueModel()
        venue.feeBps = feeBps
        venue.latency = .milliseconds(700)
        venue.partialFillBps = 4_000
        venue.rejectionBps = 1_500
        var profile = PolicyProfile.standard
        profile.risk?.cooldown = .minutes(5)
        profile.exits?.timeDecayAfter = .minutes(20)
        specification = RunSpecification(
            inputs: series.map { .init($0, sha256: "00") },
            cash: 1_000_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: ["lookback=8"]),
            profile: profile,
            venue: venue
        )
        strategy = Momentum(
            .init(lookback: 8, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
            instruments: 2
        )
    }

    func open<D: Disk>(
        _ directory: String,
        _ disk: D,
        segmentSize: Int = 1 << 16,
        snapshots: SnapshotRule = SnapshotRule()
    ) throws(HostError) -> ReplayRunner<Momentum, D> {
        try ReplayRunner.open(
            directory: directory,
            disk: disk,
            specification: specification,
            strategy: strategy,
            series: series,
            segmentSize: segmentSize,
            snapshots: snapshots,
            lockTimeoutMs: 200
        )
    }

    /// A disk on which nothing exists but the directory that `directory` lies in.
    static func disk(around directory: borrowing TemporaryDirectory) -> LyingDisk {
        let parent = directory.path.split(separator: "/").dropLast().joined(separator: "/")
        return LyingDisk(directories: ["/" + parent])
    }

    /// The same run in memory.
    func undisturbed() throws -> BacktestResult {
        var backtest = Backtest(specification, series)
        return backtest.visit(strategy)
    }
}
