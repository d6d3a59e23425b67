import Strategies
import TradeModel

/// Buys whenever the close fell, also what it already holds, and never sells by itself: it averages in
/// and leaves the way out to the exit rules.
struct DipBuyer: Strategy {
    /// A fall of so many basis points from one close to the next buys.
    let fallBps: Int64
    /// Millionths of equity with each purchase.
    let fractionMillionths: Int64
    private var closes: [Int64]
    private var falls: [Bool]

    init(fallBps: Int64, fractionMillionths: Int64, instruments: Int) {
        self.fallBps = fallBps
        self.fractionMillionths = fractionMillionths
        closes = Array(repeating: 0, count: instruments)
        falls = Array(repeating: false, count: instruments)
    }

    mutating func observe(_ candle: Candle, of instrument: InstrumentIndex) {
        let index = instrument.position
        let floor = Int128(closes[index]) * Int128(10_000 - fallBps)
        falls[index] = closes[index] > 0 && Int128(candle.close) * 10_000 <= floor
        closes[index] = candle.close
    }

    func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision? {
        guard falls[instrument.position], !view.hasWorkingOrder else { return nil }
        return .enter(.buy, .millionthsOfEquity(fractionMillionths))
    }

    func encode(into sink: inout some StateSink) {
        for index in closes.indices {
            sink.append(Int128(closes[index]))
            sink.append(falls[index] ? 1 : 0)
        }
    }

    func save(to writer: inout StateWriter) {
        writer.append(closes) { $0.append($1) }
        writer.append(falls) { $0.append($1) }
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        closes = try reader.list("closes", count: closes.count) { (reader) throws(StateError) in
            try reader.integer("close")
        }
        falls = try reader.list("falls", count: falls.count) { (reader) throws(StateError) in
            try reader.bool("fall")
        }
    }
}
