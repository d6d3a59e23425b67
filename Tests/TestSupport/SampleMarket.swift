public import MarketData
import Randomness

/// Small generated markets for tests.
public enum SampleMarket {
    /// A random walk of `count` candles; `stepBps` is the largest move from one close to the next.
    public static func walk(
        _ name: String,
        seed: UInt64,
        count: Int,
        intervalMs: Int64 = 60_000,
        startMs: Int64 = 1_600_000_020_000,
        price: Int64 = 1_000_000,
        stepBps: Int64 = 100
    ) -> CandleSeries {
        var random = SplitMix64(seed: seed)
        var times: [Int64] = []
        var columns: [[Int64]] = [[], [], [], [], []]
        var last = price
        for row in 0..<count {
            let open = max(1_000, last + last * random.within(-5...5) / 10_000)
            let close = max(1_000, open + open * random.within(-stepBps...stepBps) / 10_000)
            times.append(startMs + Int64(row) * intervalMs)
            columns[0].append(open)
            columns[1].append(max(open, close) + random.within(0...100))
            columns[2].append(min(open, close) - random.within(0...100))
            columns[3].append(close)
            columns[4].append(random.within(0...500_000))
            last = close
        }
        return CandleSeries(
            name: name,
            priceScale: 4,
            volumeScale: 2,
            times: times,
            opens: columns[0],
            highs: columns[1],
            lows: columns[2],
            closes: columns[3],
            volumes: columns[4]
        )
    }
}
