// Candles as CSV text: the way out. Every number is printed exactly, so that reading the text at the same
// scales gives the same columns.

extension CandleFile {
    /// Writes `series` as a candle file: a header, then a line for each candle, ending in `\n`; prices and
    /// volumes as plain decimals without trailing zeros, an unknown volume empty.
    public static func render(_ series: CandleSeries) -> [UInt8] {
        var text = Array((CandleColumn.allCases.map(\.rawValue).joined(separator: ",") + "\n").utf8)
        text.reserveCapacity(text.count + series.count * 80)
        for row in 0..<series.count {
            append(series.times[row], scale: 0, to: &text)
            text.append(.comma)
            append(series.opens[row], scale: series.priceScale, to: &text)
            text.append(.comma)
            append(series.highs[row], scale: series.priceScale, to: &text)
            text.append(.comma)
            append(series.lows[row], scale: series.priceScale, to: &text)
            text.append(.comma)
            append(series.closes[row], scale: series.priceScale, to: &text)
            text.append(.comma)
            if series.volumes[row] != CandleSeries.unknownVolume {
                append(series.volumes[row], scale: series.volumeScale, to: &text)
            }
            text.append(.newline)
        }
        return text
    }

    /// Appends mantissa × 10^-scale.
    private static func append(_ mantissa: Int64, scale: UInt8, to text: inout [UInt8]) {
        var rest = mantissa.magnitude
        var places = Int(scale)
        while places > 0, rest % 10 == 0, rest != 0 {
            rest /= 10
            places -= 1
        }
        if rest == 0 { places = 0 }
        if mantissa < 0 { text.append(.minus) }

        // Last digit first, then turned round.
        let start = text.count
        var written = 0
        repeat {
            if written == places, written > 0 { text.append(.point) }
            text.append(.zero + UInt8(rest % 10))
            rest /= 10
            written += 1
        } while rest > 0 || written <= places
        text[start...].reverse()
    }
}
