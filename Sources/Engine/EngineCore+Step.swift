// The doors through which `Engine.step` enters: what does not depend on the strategy.

import Ledger
public import Money
public import Strategies
public import TradeModel

extension EngineCore {
    /// Settles what time it is, and starts a new risk day where one begins.
    @inline(__always)
    private mutating func begin(at instant: Instant, _ out: inout Effects) -> Instant {
        let now = settle(instant, &out)
        rollDay(at: now, &out)
        return now
    }

    /// An event older than what was seen before counts as happening now.
    @inline(__always)
    private mutating func settle(_ instant: Instant, _ out: inout Effects) -> Instant {
        if instant >= clock { return instant }
        let now = clock
        report(.timeWentBack, nil, nil, at: now, &out)
        return now
    }

    @usableFromInline
    mutating func stepOpened(
        _ instrument: InstrumentIndex,
        _ price: Price,
        at instant: Instant,
        _ out: inout Effects
    ) {
        let now = begin(at: instant, &out)
        guard exists(instrument, at: now, &out) else { return }
        opened(instrument, price, at: now, &out)
    }

    /// Takes a candle's close in; what the strategy may know after it, or nil when it was refused.
    @usableFromInline
    mutating func stepClosed(
        _ instrument: InstrumentIndex,
        _ candle: Candle,
        at instant: Instant,
        _ out: inout Effects
    ) -> StrategyView? {
        let now = begin(at: instant, &out)
        guard exists(instrument, at: now, &out) else { return nil }
        let price = candle.isPlausible ? candle.close : 0
        guard admit(instrument, price, candle.scale, .candleClose, at: now, &out) else {
            return nil
        }
        out.facts.append(Fact(at: now, .candleClosed(instrument, candle)))
        applyClosed(instrument, candle.close, at: now)
        afterReading(instrument, at: now, &out)
        return StrategyView(
            size: ledger.holding(instrument).size,
            hasWorkingOrder: positions[instrument.position].hasWorkingOrder
        )
    }

    @usableFromInline
    mutating func stepDecision(
        _ decision: Decision,
        _ instrument: InstrumentIndex,
        _ out: inout Effects
    ) {
        // The close that led to it has set the clock.
        act(on: decision, instrument, at: clock, &out)
    }

    @usableFromInline
    mutating func stepOther(_ event: Event, at instant: Instant, _ out: inout Effects) {
        let now = settle(instant, &out)
        // A start decides nothing, and the first one has no time of its own yet.
        switch event {
        case .started, .deathsWatched, .stopped: break
        case .tailCut, .timeLost, .liquidity, .timer, .venue, .signed, .judged, .statement, .room,
            .noticed, .command, .candleOpened, .candleClosed:
            rollDay(at: now, &out)
        }
        switch event {
        case .started(let epoch): start(epoch: epoch, at: now, &out)
        case .deathsWatched: judgeDeaths(at: now, &out)
        case .stopped: commit(.stopped, at: now, &out)
        case .tailCut:
            commit(.tailCut, at: now, &out)
            report(.tailCut, nil, nil, at: now, &out)
        case .timeLost: commit(.readingsForgotten, at: now, &out)
        case .liquidity(let instrument, let units):
            guard exists(instrument, at: now, &out) else { return }
            guard units >= 0 else {
                report(.impossibleReading, instrument, nil, at: now, &out)
                return
            }
            commit(.liquidityRead(instrument, units: units), at: now, &out)
            afterReading(instrument, at: now, &out)
        case .timer: checkExits(at: now, &out)
        case .venue(let report): hear(report, at: now, &out)
        case .signed(let ordinal, let identity): hearSigned(ordinal, identity, at: now, &out)
        case .judged(let instrument, let judgement):
            guard exists(instrument, at: now, &out) else { return }
            hear(judgement, of: instrument, at: now, &out)
        case .statement(let statement): compare(statement, at: now, &out)
        case .room(let isLow): noteRoom(isLow, at: now, &out)
        case .noticed(.essentialTaskLost): openNothing(.essentialTaskLost, at: now, &out)
        case .noticed(let incident): report(incident, nil, nil, at: now, &out)
        case .command(let command): obey(command, at: now, &out)
        case .candleOpened, .candleClosed: preconditionFailure("candles have doors of their own")
        }
    }

    @inline(__always)
    private mutating func exists(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        guard instrument.position < markets.count else {
            report(.unknownInstrument, nil, nil, at: now, &out)
            return false
        }
        return true
    }
}
