import Strategies
import TradeModel

/// Three strategies at once, each on instruments of its own.
struct Mix: Strategy {
    private var momentum: Momentum
    private var cross: EmaCross
    private var dips: DipBuyer

    init(instruments: [Instrument]) {
        let count = instruments.count
        momentum = Momentum(
            Momentum.Parameters(
                lookback: 3,
                enterBps: 60,
                leaveBps: -120,
                fractionMillionths: 150_000
            ),
            instruments: count
        )
        cross = EmaCross(
            EmaCross.Parameters(
                fast: 3,
                slow: 9,
                quantities: Array(repeating: 120_000_000, count: count),
                warmup: 9,
                shorts: false
            ),
            priceScales: instruments.map(\.priceScale)
        )
        dips = DipBuyer(fallBps: 40, fractionMillionths: 60_000, instruments: count)
    }

    mutating func observe(_ candle: Candle, of instrument: InstrumentIndex) {
        switch instrument.value % 3 {
        case 0: momentum.observe(candle, of: instrument)
        case 1: cross.observe(candle, of: instrument)
        default: dips.observe(candle, of: instrument)
        }
    }

    func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision? {
        switch instrument.value % 3 {
        case 0: momentum.decide(on: instrument, view)
        case 1: cross.decide(on: instrument, view)
        default: dips.decide(on: instrument, view)
        }
    }

    func encode(into sink: inout some StateSink) {
        momentum.encode(into: &sink)
        cross.encode(into: &sink)
        dips.encode(into: &sink)
    }

    func save(to writer: inout StateWriter) {
        momentum.save(to: &writer)
        cross.save(to: &writer)
        dips.save(to: &writer)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        try momentum.restore(from: &reader)
        try cross.restore(from: &reader)
        try dips.restore(from: &reader)
    }
}
