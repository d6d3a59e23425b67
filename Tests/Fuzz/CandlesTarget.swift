import MarketData

/// Candle files: the first two bytes choose the scales, the rest is the file. What was read is
/// written and read again at the same scales, and must be the same columns.
enum CandlesTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 2 else { return }
        let options = CandleFileOptions(priceScale: scale(bytes[0]), volumeScale: scale(bytes[1]))
        guard let series = parsed(Array(bytes[2...]), options) else { return }
        demandOrder(series)
        let exact = CandleFileOptions(
            priceScale: series.priceScale,
            volumeScale: series.volumeScale
        )
        guard let again = parsed(CandleFile.render(series), exact) else {
            demand(false, "what was written cannot be read")
            return
        }
        demand(
            again.times == series.times && again.opens == series.opens
                && again.highs == series.highs && again.lows == series.lows
                && again.closes == series.closes && again.volumes == series.volumes,
            "the columns changed on their way"
        )
        demand(again.intervalMs == series.intervalMs, "the interval changed on its way")
    }

    private static func demandOrder(_ series: CandleSeries) {
        let columns = [series.opens, series.highs, series.lows, series.closes, series.volumes]
        demand(columns.allSatisfy { $0.count == series.count }, "columns of different lengths")
        demand(series.count > 0, "no candle, and no error")
        for row in 0..<series.count {
            let inside = series.lows[row]...series.highs[row]
            demand(
                series.lows[row] > 0 && inside.contains(series.opens[row])
                    && inside.contains(series.closes[row]),
                "a candle outside itself"
            )
            if row > 0 { demand(series.times[row] > series.times[row - 1], "time went back") }
        }
    }

    private static func parsed(_ file: [UInt8], _ options: CandleFileOptions) -> CandleSeries? {
        do throws(CandleFileError) {
            return try CandleFile.parse(file, name: "folder/FUZZ.csv", options: options)
        } catch {
            demand(error.line >= 1, "an error before the first line")
            _ = "\(error)"
            return nil
        }
    }

    /// The scales that may be chosen, and none for the other half of the bytes.
    private static func scale(_ byte: UInt8) -> UInt8? {
        byte < 128 ? byte % (CandleFileOptions.largestScale + 1) : nil
    }

    static let seeds: [[UInt8]] = [
        file("time,open,high,low,close,volume\n60000,1.5,2,1,1.75,10\n120000,2,3,1,2,\n"),
        file("volume,close,low,high,open,ts_ms\r\n5e-1,1E2,9.9e1,100.5,100,0\r\n\r\n"),
        [4, 2] + Array("\u{FEFF}ts_ms,open,high,low,close,volume\n5,1,1,1,1,0".utf8),
    ]

    private static func file(_ text: String) -> [UInt8] { [255, 255] + Array(text.utf8) }
}
