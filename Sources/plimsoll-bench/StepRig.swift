// An engine with many instruments of which one is fed. It holds a position there, so that a step
// marks it and looks at the account.

import Engine
import Money
import PaperVenue
import Policies
import Strategies
import TradeModel

/// An engine, its one instrument that has a market, and where that market stands.
struct StepRig {
    private var engine: Engine<EmaCross>
    private var out = Effects()
    private let instrument: InstrumentIndex
    private var bar: Int64 = 0

    private static let lot: Int128 = 100_000_000

    init(instruments count: Int) {
        let table = (1...count).map { index in
            Instrument(
                base: AssetID(UInt16(index)),
                quote: AssetID(0),
                priceScale: 2,
                baseDecimals: 8,
                quoteDecimals: 8,
                lot: 1,
                maxReadingAge: .seconds(120)
            )
        }
        let parameters = EmaCross.Parameters(
            fast: 20,
            slow: 100,
            quantities: Array(repeating: StepRig.lot, count: count),
            warmup: 0,
            shorts: false
        )
        engine = Engine(
            setup: EngineSetup(
                instruments: table,
                assetCount: count + 1,
                quote: AssetID(0),
                profile: .none,
                feeBps: 10
            ),
            cash: 1_000_000_000 * StepRig.lot,
            strategy: EmaCross(parameters, priceScales: table.map(\.priceScale))
        )
        instrument = InstrumentIndex(UInt32(count / 2))
    }

    /// Steps until the strategy has bought, and fills its order.
    mutating func buy() throws {
        for _ in 0..<100 {
            step()
            guard case .send(let order)? = out.effects.first else { continue }
            let price = engine.core.markets[instrument.position].price
            let fill = Fill(
                ordinal: order.ordinal,
                trade: TradeID(1),
                quantity: order.quantity,
                price: price,
                notional: Int128(price) * 1_000_000,
                fee: 0
            )
            let now = engine.core.clock
            engine.step(.venue(.filled(fill)), at: now, into: &out)
            engine.step(.venue(.closed(order.ordinal, .filled)), at: now, into: &out)
            guard engine.core.isHeld(instrument) else { break }
            return
        }
        throw BenchError("the engine did not buy")
    }

    /// Nanoseconds per step over `steps` of them.
    mutating func time(_ steps: Int) -> Double {
        let start = Stopwatch.processor()
        for _ in 0..<steps { step() }
        return start.nanoseconds / Double(steps)
    }

    /// A minute's candle, a little above the one before: the strategy stays in.
    private mutating func step() {
        bar += 1
        let price = 1_000_000 + bar
        let candle = Candle(
            open: price - 1,
            high: price,
            low: price - 1,
            close: price,
            volume: 1,
            scale: 2
        )
        out.removeAll()
        engine.step(
            .candleClosed(instrument, candle),
            at: Instant(milliseconds: bar * 60_000),
            into: &out
        )
    }
}
