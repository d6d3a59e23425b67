// What an import met that a reader of the candles should know.

/// Counts of what is odd in a series of candles, though accepted.
public struct ImportReport: Equatable, Sendable {
    /// Candles read.
    public internal(set) var rows: Int
    /// Steps between neighbouring candles that are longer than the interval.
    public internal(set) var gaps: Int
    /// Candles that would fill those gaps.
    public internal(set) var missingCandles: Int
    /// Steps shorter than the interval: candles that overlap.
    public internal(set) var shortSteps: Int
    /// Prices (four to a candle, or one to a trade) that the scale could not hold exactly.
    public internal(set) var roundedPrices: Int
    /// Volumes, of candles or of trades, that the scale could not hold exactly.
    public internal(set) var roundedVolumes: Int
    /// Candles whose volume the file leaves empty.
    public internal(set) var unknownVolumes: Int
    /// Candles whose volume, as held, is zero.
    public internal(set) var zeroVolumes: Int
}
