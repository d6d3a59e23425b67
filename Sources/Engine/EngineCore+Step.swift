// The doors through which `Engine.step` enters: what does not depend on the strategy.

import Ledger
public import Money
public import Strategies
public import TradeModel

extension EngineCore {
    /// Settles what time it is, and starts a new risk day where one begins.
    @usableFromInline
    mutating func begin(_ event: Event, at instant: Instant, _ out: inout Effects) -> Instant {
        var now = instant
        if instant < clock {
            now = clock
            report(.timeWentBack, nil, nil, at: now, &out)
        }
        // A start decides nothing, and the first one has no time of its own yet.
        if case .started = event { return now }
        rollDay(at: now, &out)
        return now
    }

    @usableFromInline
    mutating func stepOpened(
        _ instrument: InstrumentIndex,
        _ price: Price,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard exists(instrument, at: now, &out) else { return }
        opened(instrument, price, at: now, &out)
    }

    @usableFromInline
    mutating func admitClose(
        _ instrument: InstrumentIndex,
        _ candle: Candle,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        guard exists(instrument, at: now, &out) else { return false }
        let price = candle.isPlausible ? candle.close : 0
        return admit(instrument, price, candle.scale, .candleClose, at: now, &out)
    }

    @usableFromInline
    mutating func afterClose(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) -> StrategyView {
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
        at now: Instant,
        _ out: inout Effects
    ) {
        act(on: decision, instrument, at: now, &out)
    }

    @usableFromInline
    mutating func stepOther(_ event: Event, at now: Instant, _ out: inout Effects) {
        switch event {
        case .started(let epoch): start(epoch: epoch, at: now, &out)
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
        case .command(let command): obey(command, at: now, &out)
        case .candleOpened, .candleClosed: preconditionFailure("candles have doors of their own")
        }
    }

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
