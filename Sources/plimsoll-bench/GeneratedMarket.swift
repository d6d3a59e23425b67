// One instrument's candles from a seed, the same ones in every run and every build.

import MarketData

/// A random walk that is drawn back to where it began.
enum GeneratedMarket {
    private static let startMs: Int64 = 1_700_000_000_000
    private static let intervalMs: Int64 = 60_000
    private static let home: Int64 = 1_000_000

    /// `count` candles of a minute with prices of two decimals.
    static func series(_ count: Int, name: String = "GENERATED") -> CandleSeries {
        var state: UInt64 = 20_260_101
        var last = home
        var columns: [[Int64]] = Array(repeating: [], count: 6)
        for index in columns.indices { columns[index].reserveCapacity(count) }
        for row in 0..<count {
            let open = last
            let close = max(1_000, open + number(&state, 2_001) - 1_000 + (home - open) / 4_096)
            columns[0].append(startMs + Int64(row) * intervalMs)
            columns[1].append(open)
            columns[2].append(max(open, close) + number(&state, 500))
            columns[3].append(min(open, close) - number(&state, 500))
            columns[4].append(close)
            columns[5].append(1_000 + number(&state, 1_000_000))
            last = close
        }
        return CandleSeries(
            name: name,
            priceScale: 2,
            volumeScale: 2,
            times: columns[0],
            opens: columns[1],
            highs: columns[2],
            lows: columns[3],
            closes: columns[4],
            volumes: columns[5]
        )
    }

    /// SplitMix64, below `bound`. Wrapping on purpose.
    private static func number(_ state: inout UInt64, _ bound: UInt64) -> Int64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int64((bits ^ (bits >> 31)).multipliedFullWidth(by: bound).high)
    }
}
