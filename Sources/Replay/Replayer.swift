// The discrete-event loop: the next event is the least by (virtual time, rank, source), the rank
// being venue outcome, timer, judgement, candle close, candle open. Backtest and replay are this same loop; the
// replay adds the journal between a step and what follows from it.

public import Engine
public import PaperVenue
public import Strategies
public import TradeModel

/// What the next event was.
@frozen
public enum Advance: Sendable, Hashable {
    /// There was none.
    case ended
    /// A candle's close.
    case closedCandle(at: Instant)
    /// Anything else.
    case other
}

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
    /// The recorded judgements.
    public var verdicts: VerdictFeed
    /// Facts, effects and refusals since the last `clear`.
    public var out: Effects
    @usableFromInline var delivered: Int
    @usableFromInline var questions: [OrderOrdinal]

    /// A loop at its beginning.
    public init(
        _ specification: RunSpecification,
        strategy: S,
        feed: CandleFeed,
        verdicts: VerdictFeed = VerdictFeed()
    ) {
        engine = Engine(
            setup: specification.setup,
            cash: specification.cash,
            strategy: strategy
        )
        venue = specification.paperVenue
        self.feed = feed
        self.verdicts = verdicts
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
        verdicts.seek(engine.core.tokens.reduce(0) { $0 + $1.judgements })
    }

    /// Tells the engine that it has started. What was working is asked about before anything else.
    public mutating func start(epoch: UInt32) {
        engine.step(.started(epoch: epoch), at: engine.core.clock, into: &out)
    }

    // MARK: - Running

    /// Milliseconds of the next event that was recorded; `Int64.max` at the end.
    @inlinable var nextMs: Int64 { min(feed.nextMs, verdicts.nextMs) }

    /// Whether nothing is left to happen.
    public var isFinished: Bool {
        nextMs == .max && venue.nextOutcome == nil && questions.isEmpty
    }

    /// When the next event happens, for whoever lets recorded time pass at a pace; the present when
    /// it is due already, the end of time when nothing is left.
    public var nextInstant: Instant {
        let outcome = venue.nextOutcome?.at
        let isFed = nextMs != .max
        if questions.isEmpty, outcome == nil, !isFed { return .distantFuture }
        let market = isFed ? Instant(milliseconds: nextMs) : .distantFuture
        let next = min(outcome ?? .distantFuture, engine.nextTimer ?? .distantFuture, market)
        let now = engine.core.clock
        return questions.isEmpty ? max(next, now) : now
    }

    /// Runs the next event and says what it was.
    @inlinable
    public mutating func advance() -> Advance {
        if !questions.isEmpty { return answer() }
        // Without an order at the venue and a position to look after, only the market can be next.
        if venue.hasOrders || engine.core.mayWantTimer, let other = advanceOther() {
            return other
        }
        // What was known at an instant was known before its candle.
        if verdicts.nextMs <= feed.nextMs, let verdict = verdicts.take() {
            let at = max(verdict.at, engine.core.clock)
            engine.step(.judged(verdict.instrument, verdict.judgement), at: at, into: &out)
            return .other
        }
        guard let row = feed.take() else { return .ended }
        if row.isOpen {
            engine.stepOpened(row.instrument, feed.open(row), at: row.at, into: &out)
            return .other
        }
        engine.stepClosed(row.instrument, feed.candle(row), at: row.at, into: &out)
        return .closedCandle(at: row.at)
    }

    /// Runs the venue's next outcome or the engine's timer where one is due before the market; nil
    /// where none is.
    @inlinable
    mutating func advanceOther() -> Advance? {
        let feedMs = nextMs
        let market = feedMs == .max ? Instant.distantFuture : Instant(milliseconds: feedMs)
        let outcome = venue.nextOutcome
        // A timer alone does not go on after the data's end.
        if outcome == nil, feedMs == .max { return .ended }
        let timerAt = engine.nextTimer ?? .distantFuture
        if let outcome, outcome.at <= timerAt, outcome.at <= market {
            let at = max(outcome.at, engine.core.clock)
            engine.step(.venue(outcome.report), at: at, into: &out)
            return .other
        }
        if timerAt <= market, timerAt < .distantFuture {
            engine.step(.timer, at: max(timerAt, engine.core.clock), into: &out)
            return .other
        }
        return nil
    }

    /// Whether `deliver` can wait no longer. While the venue has no order nobody looks at it, and an
    /// order reaches it by an effect: until then the market's facts may wait, in order.
    @inlinable
    public var mustDeliver: Bool {
        !out.effects.isEmpty || venue.hasOrders || out.facts.count >= 32
    }

    /// Hands the facts, durable by now where they are intents, to the venue.
    @inlinable
    public mutating func deliver() {
        venue.observe(out.facts, from: delivered)
        delivered = out.facts.count
        if out.effects.isEmpty { return }
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

    @inlinable
    mutating func answer() -> Advance {
        let ordinal = questions.removeFirst()
        // The paper venue is rebuilt from the journal: what it does not have does not exist.
        let report = venue.answer(ordinal) ?? .closed(ordinal, .rejected(.unavailable))
        engine.step(.venue(report), at: engine.core.clock, into: &out)
        return .other
    }
}
