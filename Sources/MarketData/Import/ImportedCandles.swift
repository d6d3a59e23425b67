/// Candles out of a file of any form that is understood, and what was met on the way.
public struct ImportedCandles: Equatable, Sendable {
    /// What a file holds.
    public enum Form: String, Equatable, Sendable {
        /// Candles as CSV.
        case csvCandles = "csv_candles"
        /// Candles as JSON.
        case jsonCandles = "json_candles"
        /// Trades as CSV.
        case csvTrades = "csv_trades"
        /// Trades as JSON.
        case jsonTrades = "json_trades"
        /// Candles in the native form.
        case native
    }

    /// What was odd in the rows, though accepted.
    public struct Oddities: Equatable, Sendable {
        /// Rows that stood before an earlier one, and were put in order.
        public internal(set) var outOfOrder = 0
        /// Rows that said the same as another, and were left out.
        public internal(set) var duplicates = 0
        /// Members of JSON objects that mean nothing here, sorted.
        public internal(set) var ignoredMembers: [String] = []
        /// Trades of which candles were made; nil where the file held candles.
        public internal(set) var trades: Int?
        /// Trades of no amount: they count for the prices.
        public internal(set) var emptyTrades = 0
        /// The interval that was asked for, in milliseconds, where the candles' steps tell another.
        public internal(set) var askedIntervalMs: Int64?
    }

    /// What the file holds.
    public let form: Form
    /// The candles.
    public let series: CandleSeries
    /// What was odd.
    public let oddities: Oddities
}
