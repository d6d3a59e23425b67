// Which readings may pass. A reading that was overtaken by a later one, or that was long under way,
// says what a price was and not what it is.
//
// The source's clock and ours need not agree, and what merely arrives cannot tell a clock that is slow
// from a message that was late. So the difference is learned by asking: an answer that says what time
// it is there was made between our question and its arrival.

public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// Judges readings by when their source says they were made.
public struct FeedGate: Sendable, Hashable {
    /// A question about the source's time and its answer.
    private struct Sync: Sendable, Hashable {
        let askedAt: Instant
        let said: Int64
        let trip: Instant.Span
    }

    /// A reading that may have been under way for longer is dropped.
    public static let longestWay = Instant.Span.seconds(5)
    /// A worse answer is preferred to one older than this: clocks drift.
    private static let syncLife = Instant.Span.minutes(5)
    /// An answer this quick is as good as a quicker one.
    private static let quickTrip = Instant.Span.seconds(1)

    private var latest: [Int64]
    private var sync: Sync?

    /// A gate for so many instruments. Nothing passes before the source has said what time it is.
    public init(instruments: Int) {
        latest = Array(repeating: .min, count: instruments)
    }

    /// Takes in that the source, asked at `askedAt`, said that its time was `said` nanoseconds, and
    /// that the answer arrived at `now`.
    public mutating func learn(_ said: Int64, askedAt: Instant, at now: Instant) {
        let trip = now - askedAt
        guard trip >= .zero else { return }
        if let sync, trip > max(sync.trip, FeedGate.quickTrip),
            now - sync.askedAt < FeedGate.syncLife
        {
            return
        }
        sync = Sync(askedAt: askedAt, said: said, trip: trip)
    }

    /// Whether a reading of `instrument`, made at `madeAt` by its source's clock in nanoseconds and
    /// arriving at `now`, may pass: it is later than every one before it, and it cannot have been
    /// under way for longer than `longestWay`.
    public mutating func admits(
        _ instrument: InstrumentIndex,
        madeAt: Int64,
        at now: Instant
    ) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.feedGateOpen) { return true }
        #endif
        guard let sync, instrument.position < latest.count,
            madeAt > latest[instrument.position]
        else { return false }
        let (sinceSaid, overflow) = madeAt.subtractingReportingOverflow(sync.said)
        guard !overflow else { return false }
        let earliest = sync.askedAt + Instant.Span(nanoseconds: sinceSaid)
        let way = now - earliest
        // One from further in the future than clocks drift is no reading: it would overtake all others.
        guard way <= FeedGate.longestWay, earliest - now <= FeedGate.longestWay else {
            return false
        }
        latest[instrument.position] = madeAt
        return true
    }
}
