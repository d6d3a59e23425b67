/// A place in a series where candles are missing.
public struct CandleGap: Equatable, Sendable {
    /// The open time of the candle before it, in milliseconds since the epoch.
    public let afterMs: Int64
    /// The open time of the candle behind it.
    public let untilMs: Int64
    /// How many candles would fill it.
    public let missing: Int
}

extension CandleSeries {
    /// The gaps, in order, `limit` of them at most.
    public func gaps(limit: Int) -> [CandleGap] {
        var gaps: [CandleGap] = []
        for row in times.indices.dropFirst() {
            let step = times[row] - times[row - 1]
            guard step > intervalMs else { continue }
            guard gaps.count < limit else { return gaps }
            gaps.append(
                CandleGap(
                    afterMs: times[row - 1],
                    untilMs: times[row],
                    missing: Int((step - 1) / intervalMs)
                )
            )
        }
        return gaps
    }
}
