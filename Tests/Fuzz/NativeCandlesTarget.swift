import MarketData

/// Native candle files: what is read is written again as the same bytes.
enum NativeCandlesTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        let file = Array(bytes)
        do throws(NativeCandleError) {
            let series = try NativeCandleFile.decode(file, name: "folder/FUZZ.candles")
            demand(NativeCandleFile.encode(series) == file, "the bytes changed on their way")
        } catch {
            _ = "\(error)"
        }
    }

    static let seeds: [[UInt8]] = [sample(1), sample(3)]

    private static func sample(_ count: Int64) -> [UInt8] {
        let prices = (1...count).map { $0 }
        return NativeCandleFile.encode(
            CandleSeries(
                name: "FUZZ",
                priceScale: 2,
                volumeScale: 8,
                times: prices.map { $0 * 60_000 },
                opens: prices,
                highs: prices,
                lows: prices,
                closes: prices,
                volumes: prices.map { $0 - 2 }
            )
        )
    }
}
