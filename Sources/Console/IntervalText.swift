import MarketData

/// The length of a candle as it is typed: `30s`, `5m`, `1h`, `1d`, or milliseconds (`500ms`).
public enum IntervalText {
    /// Milliseconds.
    public static func milliseconds(_ text: String) throws(CommandFailure) -> Int64 {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit: Int64? =
            switch text.dropFirst(digits.count) {
            case "ms": 1
            case "s": 1_000
            case "m": 60_000
            case "h": 3_600_000
            case "d": 86_400_000
            case _: nil
            }
        guard let unit, let count = Int64(digits), count > 0,
            count <= CandleImport.intervals.upperBound / unit
        else {
            throw .usage("--interval is \"\(text)\": must be such as 30s, 5m, 1h or 1d, to 31d")
        }
        return count * unit
    }
}
