// Candles written as text and read back.

import MarketData
import Randomness
import TestSupport
import Testing

@Suite struct `Written candle files` {
    @Test func `numbers are exact and without trailing zeros`() {
        let series = CandleSeries(
            name: "made",
            priceScale: 3,
            volumeScale: 8,
            times: [0, 60_000, 120_000],
            opens: [1_500, 1, 123_456],
            highs: [2_000, 10, 999_999_999_999_999_999],
            lows: [1_000, 1, 1],
            closes: [1_001, 5, 100_000],
            volumes: [0, CandleSeries.unknownVolume, 123_000_000]
        )
        #expect(
            String(decoding: CandleFile.render(series), as: UTF8.self)
                == header + "0,1.5,2,1,1.001,0\n60000,0.001,0.01,0.001,0.005,\n"
                + "120000,123.456,999999999999999.999,0.001,100,1.23\n"
        )
    }

    @Test func `a series without candles is a header`() {
        let series = CandleSeries(
            name: "none",
            priceScale: 8,
            volumeScale: 8,
            times: [],
            opens: [],
            highs: [],
            lows: [],
            closes: [],
            volumes: []
        )
        #expect(String(decoding: CandleFile.render(series), as: UTF8.self) == header)
    }

    @Test func `mantissas that no file yields are written without a trap`() {
        let edge = [Int64.min, Int64.max]
        let series = CandleSeries(
            name: "edge",
            priceScale: 255,
            volumeScale: 20,
            times: [0, Int64.max],
            opens: edge,
            highs: edge,
            lows: edge,
            closes: edge,
            volumes: edge
        )
        let lines = String(decoding: CandleFile.render(series), as: UTF8.self).split(
            separator: "\n"
        )
        #expect(lines[1].hasPrefix("0,-0.000"))
        #expect(lines[1].hasSuffix(",-0.09223372036854775808"))
        #expect(lines[2].hasSuffix(",0.09223372036854775807"))
    }

    @Test(arguments: UInt64(0)..<40)
    func `what is written is read back`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let priceScale = UInt8.random(in: 0...30, using: &random)
        let volumeScale = UInt8.random(in: 0...30, using: &random)
        let top = Int64.random(in: 10...999_999_999_999_999_999, using: &random)
        var columns: [[Int64]] = [[], [], [], [], [], []]
        var time: Int64 = 0
        for _ in 0..<200 {
            time += Int64.random(in: 1...100_000, using: &random)
            let low = Int64.random(in: 1...top, using: &random)
            let high = Int64.random(in: low...top, using: &random)
            let row = [
                time, Int64.random(in: low...high, using: &random), high, low,
                Int64.random(in: low...high, using: &random),
                Int64.random(in: -1...999_999_999_999_999_999, using: &random),
            ]
            for (index, value) in row.enumerated() { columns[index].append(value) }
        }
        let made = CandleSeries(
            name: "made",
            priceScale: priceScale,
            volumeScale: volumeScale,
            times: columns[0],
            opens: columns[1],
            highs: columns[2],
            lows: columns[3],
            closes: columns[4],
            volumes: columns[5]
        )
        let read = try CandleFile.parse(
            CandleFile.render(made),
            name: "made.csv",
            options: CandleFileOptions(priceScale: priceScale, volumeScale: volumeScale)
        )
        #expect(read == made)
    }
}
