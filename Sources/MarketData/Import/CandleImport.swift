// The way in for whatever people have: CSV or JSON, candles or trades, in order or not. Everything becomes
// rows of text as a CSV has them, and goes through the one reader of candle files or of trades.

/// Reads files of any form that is understood.
public enum CandleImport {
    /// The default interval of candles that are made of trades: a minute.
    public static let defaultIntervalMs: Int64 = 60_000
    /// Intervals that may be chosen, in milliseconds: a millisecond to 31 days.
    public static let intervals: ClosedRange<Int64> = 1...2_678_400_000

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - name: the file as the user knows it, for messages and for the instrument's name.
    ///   - intervalMs: the interval of candles that are made of trades, one of `intervals`.
    public static func read(
        _ bytes: [UInt8],
        name: String,
        intervalMs: Int64 = defaultIntervalMs
    ) throws(ImportError) -> ImportedCandles {
        precondition(intervals.contains(intervalMs), "an interval that may be chosen")
        if NativeCandleFile.begins(bytes) { return try native(bytes, name) }
        if JSONRows.begins(bytes) {
            let rows = try JSONRows(bytes, name)
            return try read(
                ImportText(name, rows.text, isJSON: true),
                ignored: rows.ignored,
                intervalMs
            )
        }
        return try read(ImportText(name, bytes, isJSON: false), ignored: [], intervalMs)
    }

    private static func native(
        _ bytes: [UInt8],
        _ name: String
    ) throws(ImportError) -> ImportedCandles {
        do throws(NativeCandleError) {
            let series = try NativeCandleFile.decode(bytes, name: name)
            return ImportedCandles(form: .native, series: series, oddities: .init())
        } catch {
            let remedy = "make it anew with `plimsoll data import`"
            throw ImportError(name, .file, error.reason.message, remedy: remedy)
        }
    }

    private static func read(
        _ text: ImportText,
        ignored: [String],
        _ intervalMs: Int64
    ) throws(ImportError) -> ImportedCandles {
        var oddities = ImportedCandles.Oddities()
        oddities.ignoredMembers = ignored
        if text.holdsTrades {
            let trades = try TradeRows(text, &oddities)
            let series = try trades.candles(intervalMs, named: text.instrument)
            if series.intervalMs != intervalMs { oddities.askedIntervalMs = intervalMs }
            let form: ImportedCandles.Form = text.isJSON ? .jsonTrades : .csvTrades
            return ImportedCandles(form: form, series: series, oddities: oddities)
        }
        let series = try CandleRows.series(text, &oddities)
        let form: ImportedCandles.Form = text.isJSON ? .jsonCandles : .csvCandles
        return ImportedCandles(form: form, series: series, oddities: oddities)
    }
}
