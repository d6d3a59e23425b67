// The second half of an import: the scales are chosen, the columns become mantissas, and each candle's
// prices are compared. They are compared as held, because float noise in a file may put a high a
// hair's breadth below the open that it equals.

extension CandleFileReader {
    /// How many significant digits of the smallest price the default price scale keeps.
    private static let significantDigits = 9

    /// The default volume scale, where it holds every volume.
    private static let usualVolumeScale = 8

    /// Makes a series of what has been read from `bytes`.
    consuming func series(
        named name: String,
        options: CandleFileOptions,
        bytes: Span<UInt8>
    ) throws(CandleFault) -> CandleSeries {
        for scale in [options.priceScale, options.volumeScale] {
            if let scale, scale > CandleFileOptions.largestScale {
                throw CandleFault(line: 1, reason: .scaleOutOfRange(scale), range: 0..<0)
            }
        }
        let priceScale = try priceScale(options.priceScale, bytes)
        let volumeScale = options.volumeScale ?? defaultVolumeScale()
        var rounded = 0
        rounded += try scale(\.opens, .open, to: priceScale, bytes)
        rounded += try scale(\.highs, .high, to: priceScale, bytes)
        rounded += try scale(\.lows, .low, to: priceScale, bytes)
        rounded += try scale(\.closes, .close, to: priceScale, bytes)
        let roundedVolumes = try scale(\.volumes, .volume, to: volumeScale, bytes)
        try comparePrices(scale: priceScale, bytes)
        return CandleSeries(
            name: name,
            priceScale: priceScale,
            volumeScale: volumeScale,
            times: times,
            opens: opens.values,
            highs: highs.values,
            lows: lows.values,
            closes: closes.values,
            volumes: volumes.values,
            roundedPrices: rounded,
            roundedVolumes: roundedVolumes
        )
    }

    private func priceScale(
        _ chosen: UInt8?,
        _ bytes: Span<UInt8>
    ) throws(CandleFault) -> UInt8 {
        if let chosen { return chosen }
        let places = Self.significantDigits - 1 - smallestPrice.place
        guard places <= Int(CandleFileOptions.largestScale) else {
            throw fault(.priceTooSmall, row: smallestPrice.row, bytes)
        }
        return UInt8(max(0, places))
    }

    private func defaultVolumeScale() -> UInt8 {
        guard largestVolumePlace != Int.min else { return UInt8(Self.usualVolumeScale) }
        let room = DecimalColumn.places.upperBound - largestVolumePlace
        let scale = UInt8(min(Self.usualVolumeScale, room))
        // Where the digits just fit, rounding up may make one more of them.
        return scale == room && scale > 0 && !volumes.fits(scale) ? scale - 1 : scale
    }

    /// Scales one column in place and returns how many of its values were rounded.
    private mutating func scale(
        _ path: WritableKeyPath<Self, DecimalColumn>,
        _ column: CandleColumn,
        to scale: UInt8,
        _ bytes: Span<UInt8>
    ) throws(CandleFault) -> Int {
        do {
            return try self[keyPath: path].scale(to: scale)
        } catch {
            throw fault(.tooLarge(column, scale: scale), row: error.row, bytes)
        }
    }

    private func comparePrices(scale: UInt8, _ bytes: Span<UInt8>) throws(CandleFault) {
        for row in 0..<rows {
            let open = opens.values[row]
            let high = highs.values[row]
            let low = lows.values[row]
            let close = closes.values[row]
            if low > 0, low <= open, low <= close, high >= open, high >= close { continue }
            let reason: CandleFileError.Reason =
                if let zero = [open, high, low, close].firstIndex(of: 0) {
                    .priceVanishes(CandleColumn.allCases[zero + 1], scale: scale)
                } else if high < low {
                    .highBelowLow
                } else if high < open || high < close {
                    .highNotHighest
                } else {
                    .lowNotLowest
                }
            throw fault(reason, row: row, bytes)
        }
    }

    /// A fault of a row that has been read, quoting its line.
    private func fault(
        _ reason: CandleFileError.Reason,
        row: Int,
        _ bytes: Span<UInt8>
    ) -> CandleFault {
        var start = firstRow
        for _ in 0..<row {
            start = Self.line(in: bytes, from: start).upperBound
            while bytes[start] != .newline { start += 1 }
            start += 1
        }
        return CandleFault(
            line: row + 2,
            reason: reason,
            range: Self.line(in: bytes, from: start)
        )
    }
}
