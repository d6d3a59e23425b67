// Mutated candle files: whatever the bytes, the parser returns a sound series or a located error.

import MarketData
import Randomness
import TestSupport
import Testing

@Suite struct `Mutated candle files` {
    private static let samples = [
        header + "0,1.5,2,1.25,1.75,10.5\n60000,1.75,1.75,1.5,1.5,\n180000,1.5e0,3,1E+0,2,7\n",
        "\u{FEFF}volume,ts_ms,low,high,close,open\r\n,1515560100000,5.29e-05,5.33e-05,5.3e-05,5.3e-05\r\n"
            + "12.5,1515560400000,5.2690000000000005e-05,5.294e-05,5.27e-05,5.29e-05\r\n",
    ].map { Array($0.utf8) }

    private static let tokens = [
        "", "\n", "\r", "\r\n", ",", ",,", ".", "-", "+", "e", "E+", "e-9", "e99", "0",
        "00000000000000000000",
        "99999999999999999999", "nan", "inf", "\0", "\u{FEFF}", "\"", "time", "volume", "1e18",
        "5e-31",
        "999999999999999999.5", "e9223372036854775807", "e-9223372036854775808", "🚢",
    ].map { Array($0.utf8) }

    @Test(arguments: UInt64(0)..<16)
    func `are read soundly or refused with a line`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            var bytes = Self.samples.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...5, using: &random) { mutate(&bytes, &random) }
            let options = CandleFileOptions(
                priceScale: Bool.random(using: &random)
                    ? nil : UInt8.random(in: 0...31, using: &random),
                volumeScale: Bool.random(using: &random)
                    ? nil : UInt8.random(in: 0...31, using: &random)
            )
            do throws(CandleFileError) {
                try expectSound(CandleFile.parse(bytes, name: "file.csv", options: options))
            } catch {
                let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
                #expect((1...lines).contains(error.line), "\(error)")
                #expect(error.description.hasPrefix("file.csv:\(error.line): "))
                #expect(error.text.utf8.count <= 4 * CandleFileError.textLimit + 3)
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            bytes.replaceSubrange(start..<end, with: [UInt8.random(in: 0...255, using: &random)])
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.removeSubrange(start...)
        case 4:
            bytes.replaceSubrange(
                start..<end,
                with: Array("0123456789".utf8.shuffled(using: &random))
            )
        default:
            bytes.insert(contentsOf: Self.tokens.randomElement(using: &random) ?? [], at: start)
        }
    }

    /// Checks what every accepted series keeps, and that it survives being written and read.
    private func expectSound(_ series: CandleSeries) throws(CandleFileError) {
        #expect(series.count > 0)
        #expect(series.intervalMs > 0)
        for row in 0..<series.count {
            let prices = [series.opens[row], series.closes[row], series.highs[row]]
            #expect(series.lows[row] > 0)
            #expect(prices.allSatisfy { $0 >= series.lows[row] && $0 <= series.highs[row] })
            #expect(series.highs[row] < 1_000_000_000_000_000_000)
            #expect(series.volumes[row] >= CandleSeries.unknownVolume)
            #expect(row == 0 || series.times[row] > series.times[row - 1])
        }
        let again = try CandleFile.parse(
            CandleFile.render(series),
            name: "file.csv",
            options: CandleFileOptions(
                priceScale: series.priceScale,
                volumeScale: series.volumeScale
            )
        )
        #expect(again.times == series.times)
        #expect(again.opens == series.opens)
        #expect(again.highs == series.highs)
        #expect(again.lows == series.lows)
        #expect(again.closes == series.closes)
        #expect(again.volumes == series.volumes)
    }
}
