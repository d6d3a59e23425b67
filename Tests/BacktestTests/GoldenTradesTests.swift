import Backtest
import MarketData
import Replay
import Testing

@Suite struct `Three trades computed by hand` {
    /// Averages over 1 and 3 closes: the fast one is the close itself, the slow one halves the way
    /// to it. One unit, fee 10 bps, market orders filled at the next open, 1,000 of cash.
    ///
    /// | bar | open   | close | slow    | decision | fills            |
    /// |-----|--------|-------|---------|----------|------------------|
    /// | 0   | 100    | 100   | 100     | warm-up  |                  |
    /// | 1   | 105    | 110   | 105     | buy      |                  |
    /// | 2   | 111    | 112   | 108.5   |          | long at 111      |
    /// | 3   | 110    | 100   | 104.25  | leave    |                  |
    /// | 4   | 99     | 98    | 101.125 | sell     | out at 99        |
    /// | 5   | 97     | 95    | 98.06   |          | short at 97      |
    /// | 6   | 96     | 105   | 101.53  | leave    |                  |
    /// | 7   | 104.5  | 110   | 105.77  | buy      | back at 104.50   |
    /// | 8   | 108.33 | 120   | 112.88  |          | long at 108.33   |
    /// | 9   | 121    | 115   | 113.94  |          |                  |
    /// | 10  | 114    | 100   | 106.97  | leave    |                  |
    /// | 11  | 130.01 | 100   | 103.49  | sell     | out at 130.01    |
    ///
    /// The last decision finds no more opens. Gains: 99 - 111 - 0.111 - 0.099 = -12.21;
    /// 97 - 104.5 - 0.097 - 0.1045 = -7.7015; 130.01 - 108.33 - 0.10833 - 0.13001 = 21.44166.
    @Test func `come out exactly`() throws {
        let bars: [(open: Int64, close: Int64)] = [
            (10_000, 10_000), (10_500, 11_000), (11_100, 11_200), (11_000, 10_000),
            (9_900, 9_800), (9_700, 9_500), (9_600, 10_500), (10_450, 11_000),
            (10_833, 12_000), (12_100, 11_500), (11_400, 10_000), (13_001, 10_000),
        ]
        var columns = GeneratedMarket.Columns()
        for (row, bar) in bars.enumerated() {
            columns.add(
                time: Int64(row) * 60_000,
                open: bar.open,
                high: max(bar.open, bar.close),
                low: min(bar.open, bar.close),
                close: bar.close,
                volume: 100
            )
        }
        let series = columns.series("HAND", scale: 2)
        let specification = try GeneratedMarket.specification(
            [series],
            strategy: "ema-cross",
            settings: ["fast=1", "slow=3", "warmup=1", "short=1"],
            cash: 1_000
        )
        var backtest = Backtest(specification, [series])
        let result = try backtest.run()
        #expect(result.report.trades == 3)
        #expect(result.wins == 1)
        #expect(result.losses == 2)
        #expect(result.report.fees == 64_984_000)
        #expect(result.report.equity == 100_153_016_000)
        #expect(result.report.realised == 153_016_000)
        #expect(result.report.positions.isEmpty)
        // The short that is not filled any more has 100 and 10 % and the fee of that set aside.
        #expect(result.report.reserved == 11_011_000_000)
        #expect(result.report.cash == 89_142_016_000)
    }
}
