// Recorded candles as CSV text: the way in. The way out is `CandleFile+Render.swift`.
//
// Accepted: columns in any order, CRLF, a byte-order mark, a missing last newline, blank lines at the end,
// exponents, float noise, digits without end, empty volumes, gaps. Everything else is refused with its
// line. Whatever the bytes are, `parse` returns or throws; it never traps.

/// Candle files: CSV with a header of `time` (or `ts_ms`, in milliseconds),`open,high,low,close,volume`.
public enum CandleFile {
    /// Reads a candle file.
    ///
    /// Prices are rounded half-even to one scale for the file, volumes to another; see
    /// `CandleFileOptions`. A mantissa has at most 18 digits. Prices are compared with each other after
    /// rounding. A file of one candle has `CandleSeries.defaultIntervalMs`.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - name: the file as the user knows it, for messages; the series takes its name from it, without
    ///     folders and without `.csv`.
    ///   - options: scales other than those that the file suggests.
    /// - Throws: why the file is refused, and at which line. A fault of a line's own text is found
    ///   before one that needs the file's scale.
    public static func parse(
        _ bytes: Span<UInt8>,
        name: String,
        options: CandleFileOptions = CandleFileOptions()
    ) throws(CandleFileError) -> CandleSeries {
        do throws(CandleFault) {
            var reader = try CandleFileReader(bytes)
            try reader.readRows(bytes)
            return try reader.series(
                named: instrumentName(ofFile: name),
                options: options,
                bytes: bytes
            )
        } catch {
            throw CandleFileError(
                file: name,
                line: error.line,
                reason: error.reason,
                text: CandleFileError.excerpt(of: bytes, in: error.range)
            )
        }
    }

    /// Reads a candle file held in an array; see the other `parse`.
    public static func parse(
        _ bytes: [UInt8],
        name: String,
        options: CandleFileOptions = CandleFileOptions()
    ) throws(CandleFileError) -> CandleSeries {
        try parse(bytes.span, name: name, options: options)
    }

    /// The last part of a path, without the suffix of a candle file.
    static func instrumentName(ofFile path: String) -> String {
        let file = path.split(separator: "/").last ?? path[...]
        for suffix in [".csv", NativeCandleFile.suffix]
        where file.count > suffix.count && file.hasSuffix(suffix) {
            return String(file.dropLast(suffix.count))
        }
        return String(file)
    }
}
