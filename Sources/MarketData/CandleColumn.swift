// The six columns of a candle file.

/// A column of a candle file. The raw value is what messages call it, and what the writer prints.
public enum CandleColumn: String, Sendable, CaseIterable {
    /// Open time, in milliseconds since the Unix epoch, UTC. Files may call it `ts_ms` too.
    case time
    /// Price of the first trade.
    case open
    /// Highest price.
    case high
    /// Lowest price.
    case low
    /// Price of the last trade.
    case close
    /// Traded volume; may be empty, which means unknown.
    case volume

    /// How many columns a file has.
    static let count = 6

    /// The column that a file's header calls by `text`.
    init?(header text: String) {
        self.init(rawValue: text == "ts_ms" ? "time" : text)
    }
}
