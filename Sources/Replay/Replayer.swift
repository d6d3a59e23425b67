// The discrete-event loop: the next event is the least by (virtual time, rank, source), the rank
// being venue outcome, timer, candle close, candle open. Backtest and replay are this same loop; the
// replay adds the journal between a step and what follows from it.

public import Engine
public import PaperVenue
public import Strategies
public import TradeModel

/// An engine, a paper venue and a feed, run one event at a time.
///
/// After each `advance`, `out` holds what the step left behind. The driver makes the facts durable
/// where there is an effect among them, calls `deliver`, and goes on. Nothing is dropped.
@frozen
public struct Replayer<S: Strategy>: Sendable {
    /// The engine.
    public var engine: Engine<S>
    /// The venue.
    public var venue: PaperVenue
    /// The recorded data.
    public var feed: CandleFeed
    /// Facts, effects and refusals since the last `clear`.
    public var out: Effects
    @usableFromInline var delivered: Int
    @usableFromInline var questions: [OrderOrdinal]

    /// A loop at its beginning.
    public init(_ specification: RunSpecification, strategy: S, feed: CandleFeed) {
        engine = Engine(
            setup: specification.setup, cash: specification.cash, strategy: strategy)
        venue = specification.paperVenue
        self.feed = feed
        out = Effects()
        delivered = 0
        questions = []
    }

    // MARK: - Recovery

    /// Takes a recorded fact in: what recovery is made of.
    @inlinable
    public mutating func fold(_ fact: Fact) {
        engine.apply(fact)
        venue.observe(fact)
    }

    /// Puts the feed where the folded facts left it.
    public mutating func seekFeed() {
        feed.seek(engine.core.markets.map { (Int($0.opens), Int($0.closes)) })
    }

    /// Tells the engine that it has started. What was working is asked about before anything else.
    public mutating func start(epoch: UInt32) {
        engine.step(.started(epoch: epoch), at: engine.core.clock, into: &out)
    }

    // MARK: - Running

    /// Whether nothing is left to happen.
    public var isFinished: Bool {
        feed.nextMs == .max && venue.nextOutcome == nil && questions.isEmpty
    }

    /// Runs the next event; false when there is none.
    @inlinable
    public mutating func advance() -> Bool {
        if !questions.isEmpty { return answer() }
        let feedMs = feed.nextMs
        let market = feedMs == .max ? Instant.distantFuture : Instant(milliseconds: feedMs)
        let outcome = venue.nextOutcome
        let next = min(outcome?.at ?? .distantFuture, market)
        if next == .distantFuture { return false }
        if let timer = engine.nextTimer, timer < next || (timer == market && outcome == nil)
            || (timer == next && outcome.map { $0.at > timer } ?? true)
        {
            engine.step(.timer, at: max(timer, engine.core.clock), into: &out)
            return true
        }
        if let outcome, outcome.at <= market {
            let at = max(outcome.at, engine.core.clock)
            engine.step(.venue(outcome.report), at: at, into: &out)
            return true
        }
        guard let event = feed.next() else { return false }
        engine.step(event.event, at: event.at, into: &out)
        return true
    }

    /// Hands the facts, durable by now where they are intents, to the venue.
    @inlinable
    public mutating func deliver() {
        while delivered < out.facts.count {
            venue.observe(out.facts[delivered])
            delivered += 1
        }
        for effect in out.effects {
            if case .query(let ordinal) = effect { questions.append(ordinal) }
        }
    }

    /// Empties `out`.
    @inlinable
    public mutating func clear() {
        precondition(delivered == out.facts.count, "facts are delivered before they are dropped")
        out.removeAll()
        delivered = 0
    }

    @usableFromInline
    mutating func answer() -> Bool {
        let ordinal = questions.removeFirst()
        let report = venue.answer(ordinal) ?? .unknown(ordinal)
        engine.step(.venue(report), at: engine.core.clock, into: &out)
        return true
    }
}
