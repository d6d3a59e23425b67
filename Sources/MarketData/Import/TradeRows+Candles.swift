// Candles of trades. A candle opens at a whole multiple of the interval since the epoch; its open is the first
// trade's price, its close the last one's, its volume the exact sum of the amounts. An interval without a
// trade has no candle.

extension TradeRows {
    /// Makes candles of so many milliseconds.
    consuming func candles(
        _ intervalMs: Int64,
        named name: String
    ) throws(ImportError) -> CandleSeries {
        let priceScale = try priceScale()
        let rounded: Int
        do throws(DecimalOverflow) {
            rounded = try prices.scale(to: priceScale)
        } catch {
            throw tooLarge("price", error.row)
        }
        var columns = TradeCandles(intervalMs)
        for row in order { columns.take(times[row], prices.values[row]) }
        let volumes = try volumes(columns.firsts)
        return CandleSeries(
            name: name,
            priceScale: priceScale,
            volumeScale: volumes.scale,
            times: columns.times,
            opens: columns.opens,
            highs: columns.highs,
            lows: columns.lows,
            closes: columns.closes,
            volumes: volumes.values,
            roundedPrices: rounded,
            roundedVolumes: volumes.rounded
        )
    }

    /// The rule of candle files: the smallest scale that keeps nine digits of the smallest price.
    private func priceScale() throws(ImportError) -> UInt8 {
        let places = 8 - smallestPricePlace
        guard places <= Int(CandleFileOptions.largestScale) else {
            throw ImportError(
                text.file,
                .file,
                "its smallest price needs more than \(CandleFileOptions.largestScale) decimals",
                remedy: "correct the value"
            )
        }
        return UInt8(max(0, places))
    }

    /// The candles' volumes at the largest scale up to eight at which all of them have 18 digits.
    private func volumes(
        _ firsts: [Int]
    ) throws(ImportError) -> (values: [Int64], scale: UInt8, rounded: Int) {
        var scale: UInt8 = 8
        while true {
            if let sums = sums(firsts, scale) { return (sums.values, scale, sums.rounded) }
            guard scale > 0 else {
                throw ImportError(
                    text.file,
                    .file,
                    "an amount has more than 18 digits",
                    remedy: "correct the value"
                )
            }
            scale -= 1
        }
    }

    private func sums(_ firsts: [Int], _ scale: UInt8) -> (values: [Int64], rounded: Int)? {
        var column = amounts
        let rounded: Int
        do throws(DecimalOverflow) {
            rounded = try column.scale(to: scale)
        } catch {
            return nil
        }
        var sums: [Int64] = []
        for (index, first) in firsts.enumerated() {
            let end = index + 1 < firsts.count ? firsts[index + 1] : order.count
            let sum = order[first..<end].reduce(Int128(0)) { $0 + Int128(column.values[$1]) }
            guard sum < Int128(NativeCandleFile.mantissaLimit) else { return nil }
            sums.append(Int64(sum))
        }
        return (sums, rounded)
    }

    private func tooLarge(_ what: String, _ row: Int) -> ImportError {
        text.fault(
            row,
            "\(what) has more than 18 digits beside the file's smallest, in",
            in: text.rows[row],
            remedy: "correct the value"
        )
    }
}

/// The candles so far.
private struct TradeCandles {
    let intervalMs: Int64
    var times: [Int64] = []
    var opens: [Int64] = []
    var highs: [Int64] = []
    var lows: [Int64] = []
    var closes: [Int64] = []
    /// The place of each candle's first trade in the order of the trades.
    var firsts: [Int] = []
    private var taken = 0

    init(_ intervalMs: Int64) { self.intervalMs = intervalMs }

    mutating func take(_ time: Int64, _ price: Int64) {
        let start = time - time % intervalMs
        if times.last != start {
            times.append(start)
            opens.append(price)
            highs.append(price)
            lows.append(price)
            closes.append(price)
            firsts.append(taken)
        } else {
            let last = closes.count - 1
            highs[last] = max(highs[last], price)
            lows[last] = min(lows[last], price)
            closes[last] = price
        }
        taken += 1
    }
}
