import Money
import Strategies
import TradeModel

/// A strategy that does what the last candle's volume says: a positive volume buys so many units, -1
/// leaves, 0 does nothing.
struct Wishing: Strategy {
    var wishes: [Int64]

    init(instruments: Int) { wishes = Array(repeating: 0, count: instruments) }

    mutating func observe(_ candle: Candle, of instrument: InstrumentIndex) {
        wishes[instrument.position] = candle.volume
    }

    func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision? {
        let wish = wishes[instrument.position]
        if wish == 0 { return nil }
        return wish > 0 ? .enter(.buy, .units(Int128(wish))) : .leave
    }

    func encode(into sink: inout some StateSink) {
        for wish in wishes { sink.append(Int128(wish)) }
    }

    func save(to writer: inout StateWriter) { writer.append(wishes) { $0.append($1) } }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        wishes = try reader.list("wishes", count: wishes.count) { (reader) throws(StateError) in
            try reader.integer("wish")
        }
    }
}
