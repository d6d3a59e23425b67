import Money
public import TradeModel

/// Buys when the close has risen over a look-back, sells when it has fallen. Exact in integers.
@frozen
public struct Momentum: Strategy {
    /// The parameters.
    @frozen
    public struct Parameters: Sendable, Hashable {
        /// How many closes back the change is measured.
        public var lookback: Int
        /// A rise above this many basis points buys.
        public var enterBps: Int64
        /// A rise below this many basis points sells.
        public var leaveBps: Int64
        /// Millionths of equity per position.
        public var fractionMillionths: Int64

        /// Parameters.
        public init(lookback: Int, enterBps: Int64, leaveBps: Int64, fractionMillionths: Int64) {
            self.lookback = lookback
            self.enterBps = enterBps
            self.leaveBps = leaveBps
            self.fractionMillionths = fractionMillionths
        }
    }

    @usableFromInline let parameters: Parameters
    /// A ring of `lookback + 1` closes per instrument, one after the other.
    @usableFromInline var closes: [Int64]
    @usableFromInline var counts: [Int]

    /// A strategy that has seen nothing.
    ///
    /// - Precondition: the look-back is positive.
    public init(_ parameters: Parameters, instruments: Int) {
        precondition(parameters.lookback > 0, "a look-back is positive")
        self.parameters = parameters
        closes = Array(repeating: 0, count: instruments * (parameters.lookback + 1))
        counts = Array(repeating: 0, count: instruments)
    }

    /// Remembers the close.
    @inlinable
    public mutating func observe(_ candle: Candle, of instrument: InstrumentIndex) {
        let index = instrument.position
        let ring = parameters.lookback + 1
        closes[index * ring + counts[index] % ring] = candle.close
        counts[index] += 1
    }

    /// Compares the last close with the one `lookback` closes before it.
    @inlinable
    public func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision? {
        let index = instrument.position
        let ring = parameters.lookback + 1
        let count = counts[index]
        guard count >= ring, !view.hasWorkingOrder else { return nil }
        let last = Int128(closes[index * ring + (count - 1) % ring])
        let before = Int128(closes[index * ring + count % ring])
        let change = (last - before) * 10_000
        if view.size == 0, change > before * Int128(parameters.enterBps) {
            return .enter(.buy, .millionthsOfEquity(parameters.fractionMillionths))
        }
        if view.size > 0, change < before * Int128(parameters.leaveBps) { return .leave }
        return nil
    }

    /// Every remembered close, oldest first, and the count of each instrument.
    public func encode(into sink: inout some StateSink) {
        let ring = parameters.lookback + 1
        for index in counts.indices {
            let count = counts[index]
            let known = min(count, ring)
            for step in 0..<known {
                sink.append(Int128(closes[index * ring + (count - known + step) % ring]))
            }
            sink.append(Int128(count))
        }
    }

    /// The rings as they are, and the count of each instrument.
    public func save(to writer: inout StateWriter) {
        writer.append(closes) { $0.append($1) }
        writer.append(counts) { $0.append($1) }
    }

    /// Takes the closes of a snapshot.
    public mutating func restore(from reader: inout StateReader) throws(StateError) {
        closes = try reader.list("closes", count: closes.count) { (reader) throws(StateError) in
            try reader.integer("close")
        }
        counts = try reader.list("counts", count: counts.count) { (reader) throws(StateError) in
            try reader.integer("number of closes", in: StateReader.count)
        }
    }
}
