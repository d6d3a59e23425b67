// The interval of a series, and where its candles break it.

import MarketData
import Testing

@Suite struct `Candle series` {
    private func series(at times: [Int64]) -> CandleSeries {
        let ones = [Int64](repeating: 1, count: times.count)
        return CandleSeries(
            name: "made",
            priceScale: 0,
            volumeScale: 0,
            times: times,
            opens: ones,
            highs: ones,
            lows: ones,
            closes: ones,
            volumes: ones
        )
    }

    @Test func `the most frequent step is the interval`() {
        let made = series(at: [0, 300, 600, 700, 1_000, 1_300])
        #expect(made.intervalMs == 300)
        #expect(made.report.shortSteps == 1)
        #expect(made.report.gaps == 0)
    }

    @Test func `of equally frequent steps the smaller is the interval`() {
        #expect(series(at: [0, 500, 600, 700, 1_200]).intervalMs == 100)
    }

    @Test(arguments: [(200, 1), (250, 2), (300, 2), (1_000, 9), (101, 1)])
    func `a gap counts the candles that would fill it`(step: Int64, missing: Int) {
        let made = series(at: [0, 100, 200, 300, 300 + step, 400 + step, 500 + step])
        #expect(made.intervalMs == 100)
        #expect(made.report.gaps == 1)
        #expect(made.report.missingCandles == missing)
    }

    @Test(arguments: [[], [5]] as [[Int64]])
    func `fewer than two candles have the default interval`(times: [Int64]) {
        let made = series(at: times)
        #expect(made.intervalMs == CandleSeries.defaultIntervalMs)
        #expect(made.report.rows == times.count)
    }
}
