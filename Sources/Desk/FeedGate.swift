// Which readings may pass. A reading that was overtaken by a later one, or that was long under way,
// says what a price was and not what it is.

public import TradeModel

/// Judges readings by when their source says they were made.
///
/// The source's clock and ours need not agree: how long a reading was under way is measured against
/// the quickest one seen so far.
public struct FeedGate: Sendable, Hashable {
    private var latest: [Int64]
    /// The least difference seen between our clock at arrival and the source's clock; `Int64.max`
    /// before the first reading.
    private var leastLag = Int64.max

    /// A gate for so many instruments.
    public init(instruments: Int) {
        latest = Array(repeating: .min, count: instruments)
    }

    /// Whether a reading of `instrument`, made at `madeAt` by its source's clock in nanoseconds and
    /// arriving at `now`, may pass: it is later than every one before it, and it was not longer
    /// under way than `maxAge` beyond the quickest.
    public mutating func admits(
        _ instrument: InstrumentIndex,
        madeAt: Int64,
        at now: Instant,
        maxAge: Instant.Span
    ) -> Bool {
        guard instrument.position < latest.count, madeAt > latest[instrument.position] else {
            return false
        }
        let (lag, overflow) = now.nanoseconds.subtractingReportingOverflow(madeAt)
        guard !overflow else { return false }
        leastLag = min(leastLag, lag)
        guard lag - leastLag <= maxAge.nanoseconds else { return false }
        latest[instrument.position] = madeAt
        return true
    }
}
