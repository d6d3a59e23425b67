// The engine: one value with one entry. Synchronous, deterministic, and unable to reach anything
// outside. All drivers (live, backtest, simulation) run this struct.
//
// Invariants: `apply` is the only way in which state changes; the facts that a step leaves behind,
// applied to the state before it, give the state after it; no event makes it trap.

public import Money
public import Policies
public import Strategies
public import TradeModel

/// A trading engine that runs one strategy.
@frozen
public struct Engine<S: Strategy>: Sendable, Hashable {
    /// Everything but the strategy.
    public var core: EngineCore
    /// The strategy, and what it has observed.
    public var strategy: S

    /// An engine over an account with `cash` quote units.
    public init(setup: EngineSetup, cash: Int128, strategy: S) {
        core = EngineCore(setup: setup, cash: cash)
        self.strategy = strategy
    }

    /// Takes one event in: decides, changes the state, and leaves facts and effects in `out`.
    ///
    /// An event older than what was seen before counts as happening now.
    @inlinable
    public mutating func step(_ event: Event, at instant: Instant, into out: inout Effects) {
        switch event {
        case .candleOpened(let instrument, let price):
            core.stepOpened(instrument, price, at: instant, &out)
        case .candleClosed(let instrument, let candle):
            stepClosed(instrument, candle, at: instant, into: &out)
        case .started, .deathsWatched, .stopped, .tailCut, .timeLost, .liquidity, .timer, .venue,
            .signed, .judged, .statement, .room, .noticed, .command:
            core.stepOther(event, at: instant, &out)
        }
    }

    /// `step` with a candle's open, for drivers that have no need to wrap it in an event first.
    @inlinable
    public mutating func stepOpened(
        _ instrument: InstrumentIndex,
        _ price: Price,
        at instant: Instant,
        into out: inout Effects
    ) {
        core.stepOpened(instrument, price, at: instant, &out)
    }

    /// `step` with a candle's close.
    ///
    /// The books go first and the strategy second; neither sees the other before `decide`.
    @inlinable
    public mutating func stepClosed(
        _ instrument: InstrumentIndex,
        _ candle: Candle,
        at instant: Instant,
        into out: inout Effects
    ) {
        guard let view = core.stepClosed(instrument, candle, at: instant, &out) else { return }
        strategy.observe(candle, of: instrument)
        if let decision = strategy.decide(on: instrument, view) {
            core.stepDecision(decision, instrument, &out)
        }
    }

    /// Makes the change that a fact describes. The very function that recovery calls.
    @inlinable
    public mutating func apply(_ fact: Fact) {
        core.apply(fact)
        if case .candleClosed(let instrument, let candle) = fact.change {
            strategy.observe(candle, of: instrument)
        }
    }

    /// Takes other policies from here on. Like a fact it must be made durable and be folded again at
    /// its place among them.
    public mutating func adopt(_ profile: PolicyProfile) { core.adopt(profile) }

    /// When the engine wants a timer event, or nil.
    @inlinable
    public var nextTimer: Instant? { core.nextTimer }
}
