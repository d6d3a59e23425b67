import MarketData
import TestSupport
import Testing

/// The native form of candles.
@Suite struct `Native candle files` {
    private func series() throws -> CandleSeries {
        try parse(
            header + "60000,1.5,2,1,1.75,10\n120000,1.75,3,1,2,\n"
                + "240000,0.123456789123,3,0.1,2,0\n"
        )
    }

    private func refusal(_ bytes: [UInt8]) -> NativeCandleError.Reason? {
        do throws(NativeCandleError) {
            _ = try NativeCandleFile.decode(bytes, name: "a/file.candles")
            return nil
        } catch {
            #expect(error.description.contains("a/file.candles: "))
            #expect(error.description.contains("data import"))
            return error.reason
        }
    }

    @Test func `many rounded trades in one candle come through`() throws {
        let digits = String(repeating: "8", count: 80)
        let trades = (1...6).map { "0,\($0),sell,10.25,0.5\(digits)" }.joined(separator: "\n")
        let series = try CandleImport.read(
            Array("time,id,side,price,amount\n\(trades)\n".utf8),
            name: "TRADES.csv",
            intervalMs: 60_000
        ).series
        #expect(series.count == 1 && series.report.roundedVolumes == 6)
        let again = try NativeCandleFile.decode(
            NativeCandleFile.encode(series),
            name: "TRADES.candles"
        )
        #expect(again.report == series.report && again.volumes == series.volumes)
    }

    @Test func `what was written reads as it was, report and all`() throws {
        let series = try series()
        let bytes = NativeCandleFile.encode(series)
        #expect(bytes.count == 64 + 48 * 3)
        #expect(try NativeCandleFile.decode(bytes, name: "folder/file.candles") == series)
        #expect(series.report.roundedPrices == 1)
    }

    @Test func `a long series survives`() throws {
        let series = SampleMarket.walk("W", seed: 4, count: 5_000)
        let bytes = NativeCandleFile.encode(series)
        #expect(try NativeCandleFile.decode(bytes, name: "W.candles") == series)
    }

    @Test func `the text that it is exported to gives the same columns`() throws {
        let series = try series()
        let scales = CandleFileOptions(
            priceScale: series.priceScale,
            volumeScale: series.volumeScale
        )
        let again = try CandleFile.parse(
            CandleFile.render(series),
            name: "file.csv",
            options: scales
        )
        #expect(again.opens == series.opens)
        #expect(again.volumes == series.volumes)
        #expect(again.times == series.times)
    }

    @Test func `no byte can change unnoticed`() throws {
        let bytes = NativeCandleFile.encode(try series())
        for place in bytes.indices {
            for bit in [UInt8(1), 0x80] {
                var bent = bytes
                bent[place] ^= bit
                #expect(refusal(bent) != nil, "byte \(place)")
            }
        }
    }

    @Test func `cut anywhere or longer it is refused`() throws {
        let bytes = NativeCandleFile.encode(try series())
        for count in bytes.indices { #expect(refusal(Array(bytes[..<count])) != nil) }
        #expect(refusal(bytes + [0]) == .wrongLength(bytes.count + 1))
        #expect(refusal([]) == .notNative)
    }

    /// Highs and the last time.
    private static let bent: [([Int64], Int64)] = [
        ([5, 6, 7, 7], 3), ([5, 6, 7, 1_000_000_000_000_000_000], 3),
        ([5, 6, 7, 8], 7_258_118_400_000),
    ]

    @Test(arguments: bent)
    func `columns that are no candles are refused though the checksums hold`(
        highs: [Int64],
        lastTime: Int64
    ) {
        let prices: [Int64] = [5, 6, 7, 8]
        let series = CandleSeries(
            name: "x",
            priceScale: 0,
            volumeScale: 0,
            times: [0, 1, 2, lastTime],
            opens: prices,
            highs: highs,
            lows: prices,
            closes: prices,
            volumes: [0, -1, 1, 1]
        )
        #expect(refusal(NativeCandleFile.encode(series)) == .impossibleCandle(3))
    }
}
