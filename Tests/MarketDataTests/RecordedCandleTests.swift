// Candles recorded from exchanges, as they came, against an independent reading of the same files.

import MarketData
import Testing

@Suite(
    .enabled(
        if: RecordedData.isPresent,
        "no recorded market data: set PLIMSOLL_DATA to a folder with candles/*.csv"
    )
)
struct `Recorded candles` {
    @Test(arguments: RecordedData.candleFiles)
    func `agree with an independent reader`(file: String) throws {
        let series = try CandleFile.parse(RecordedData.bytes(of: file), name: file)
        let expected = try Python.lines(of: "candle_oracle.py", RecordedData.path(of: file))
        let report = series.report
        #expect(
            expected == [
                "rows \(report.rows)",
                "interval \(series.intervalMs)",
                "gaps \(report.gaps)",
                "missing \(report.missingCandles)",
                "short \(report.shortSteps)",
                "rounded \(report.roundedPrices)",
                "unknown \(report.unknownVolumes)",
                "zero \(report.zeroVolumes)",
                "price-scale \(series.priceScale)",
                "volume-scale \(series.volumeScale)",
                "time \(checksum(series.times))",
                "open \(checksum(series.opens))",
                "high \(checksum(series.highs))",
                "low \(checksum(series.lows))",
                "close \(checksum(series.closes))",
                "volume \(checksum(series.volumes))",
            ]
        )
    }

    @Test(arguments: RecordedData.candleFiles)
    func `survive being written and read`(file: String) throws {
        let series = try CandleFile.parse(RecordedData.bytes(of: file), name: file)
        let again = try CandleFile.parse(CandleFile.render(series), name: file)
        #expect(again.priceScale == series.priceScale)
        #expect(again.opens == series.opens)
        #expect(again.highs == series.highs)
        #expect(again.lows == series.lows)
        #expect(again.closes == series.closes)
        #expect(again.volumes == series.volumes)
        #expect(again.report.roundedPrices == 0)
    }

    @Test(arguments: RecordedData.otherFiles)
    func `that are not candles are refused by their header`(file: String) throws {
        #expect(throws: CandleFileError.self) {
            try CandleFile.parse(RecordedData.bytes(of: file), name: file)
        }
    }

    /// The sum of value × (row + 1), modulo 2^64.
    private func checksum(_ column: [Int64]) -> UInt64 {
        var sum: UInt64 = 0
        for (row, value) in column.enumerated() {
            sum &+= UInt64(bitPattern: value) &* UInt64(row + 1)
        }
        return sum
    }
}
