// Markets that are the same in every run, and runs over them.

import MarketData
import PaperVenue
import Policies
import Randomness
import Replay
import TestSupport

/// Candles made from a seed.
enum GeneratedMarket {
    /// A random walk of `count` candles that begin at `startMs`, `intervalMs` apart.
    static func series(
        _ name: String,
        seed: UInt64,
        count: Int,
        scale: UInt8 = 4,
        startMs: Int64 = 1_577_836_800_000,
        intervalMs: Int64 = 60_000
    ) -> CandleSeries {
        var random = SplitMix64(seed: seed)
        var columns = Columns()
        var last: Int64 = 1_000_000
        for row in 0..<count {
            let open = max(10_000, last + Int64.random(in: -300...300, using: &random))
            let close = max(10_000, open + Int64.random(in: -4_000...4_000, using: &random))
            let wick = Int64.random(in: 0...2_000, using: &random)
            columns.add(
                time: startMs + Int64(row) * intervalMs,
                open: open,
                high: max(open, close) + wick,
                low: min(open, close) - min(wick, 5_000),
                close: close,
                volume: Int64.random(in: 0...900_000, using: &random)
            )
            last = close
        }
        return columns.series(name, scale: scale)
    }

    /// The columns of a series in the making.
    struct Columns {
        private var times: [Int64] = []
        private var opens: [Int64] = []
        private var highs: [Int64] = []
        private var lows: [Int64] = []
        private var closes: [Int64] = []
        private var volumes: [Int64] = []

        mutating func add(
            time: Int64,
            open: Int64,
            high: Int64,
            low: Int64,
            close: Int64,
            volume: Int64
        ) {
            times.append(time)
            opens.append(open)
            highs.append(high)
            lows.append(low)
            closes.append(close)
            volumes.append(volume)
        }

        func series(_ name: String, scale: UInt8) -> CandleSeries {
            CandleSeries(
                name: name,
                priceScale: scale,
                volumeScale: 2,
                times: times,
                opens: opens,
                highs: highs,
                lows: lows,
                closes: closes,
                volumes: volumes
            )
        }
    }

    /// The specification of a run over `series`.
    static func specification(
        _ series: [CandleSeries],
        strategy: String,
        settings: [String] = [],
        cash: Int128 = 1_000_000,
        venue: PaperVenueModel = PaperVenueModel()
    ) throws -> RunSpecification {
        let choice = try StrategyChoice(name: strategy, settings: settings)
        let profile = RunSpecification.profile(named: choice.profileName)
        return RunSpecification(
            inputs: series.map { RunSpecification.Input($0, sha256: "generated") },
            cash: cash * 100_000_000,
            strategy: choice,
            profile: profile ?? .none,
            venue: venue
        )
    }
}
