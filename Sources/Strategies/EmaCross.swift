import Money
public import TradeModel

/// Long while the fast exponential average of the closes is above the slow one, flat while it is
/// below; optionally short instead of flat.
@frozen
public struct EmaCross: Strategy {
    /// The parameters, all in bars but `quantity`.
    @frozen
    public struct Parameters: Sendable, Hashable {
        /// Length of the fast average.
        public var fast: Int
        /// Length of the slow average.
        public var slow: Int
        /// Base units of each position, per instrument.
        public var quantities: [Int128]
        /// No decision before this bar, counted from 0.
        public var warmup: Int
        /// Whether to be short, instead of flat, while fast is below slow.
        public var shorts: Bool

        /// Parameters.
        public init(fast: Int, slow: Int, quantities: [Int128], warmup: Int, shorts: Bool) {
            self.fast = fast
            self.slow = slow
            self.quantities = quantities
            self.warmup = warmup
            self.shorts = shorts
        }
    }

    @usableFromInline
    @frozen
    struct Averages: Sendable, Hashable {
        @usableFromInline var fast = ExponentialAverage()
        @usableFromInline var slow = ExponentialAverage()
        @usableFromInline var bars: Int = 0
        @usableFromInline init() {}
    }

    @usableFromInline let parameters: Parameters
    @usableFromInline let fastAlpha: Double
    @usableFromInline let slowAlpha: Double
    @usableFromInline let divisors: [Double]
    @usableFromInline var averages: [Averages]

    /// A strategy that has seen nothing.
    ///
    /// - Precondition: the lengths are positive, and there is one quantity per instrument.
    public init(_ parameters: Parameters, priceScales: [UInt8]) {
        precondition(parameters.fast > 0 && parameters.slow > 0, "a length is positive")
        precondition(parameters.quantities.count == priceScales.count)
        self.parameters = parameters
        fastAlpha = ExponentialAverage.alpha(length: parameters.fast)
        slowAlpha = ExponentialAverage.alpha(length: parameters.slow)
        divisors = priceScales.map { scale in
            var divisor = 1.0
            for _ in 0..<scale { divisor *= 10 }
            return divisor
        }
        averages = Array(repeating: Averages(), count: priceScales.count)
    }

    /// Takes the close into both averages.
    @inlinable @inline(__always)
    public mutating func observe(_ candle: Candle, of instrument: InstrumentIndex) {
        let index = instrument.position
        let close = Double(candle.close) / divisors[index]
        var state = averages[index]
        state.fast.add(close, alpha: fastAlpha)
        state.slow.add(close, alpha: slowAlpha)
        state.bars += 1
        averages[index] = state
    }

    /// Compares the averages.
    @inlinable @inline(__always)
    public func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision? {
        let state = averages[instrument.position]
        // `bars` counts from 1 and the warm-up from 0.
        guard state.bars > parameters.warmup, !view.hasWorkingOrder else { return nil }
        let fast = state.fast.value
        let slow = state.slow.value
        if fast > slow {
            if view.size < 0 { return .leave }
            return view.size == 0
                ? .enter(.buy, .units(parameters.quantities[instrument.position])) : nil
        }
        if fast < slow {
            if view.size > 0 { return .leave }
            return view.size == 0 && parameters.shorts
                ? .enter(.sell, .units(parameters.quantities[instrument.position])) : nil
        }
        return nil
    }

    /// Both averages and the bar count of each instrument.
    public func encode(into sink: inout some StateSink) {
        for state in averages {
            sink.append(bits: state.fast.value)
            sink.append(bits: state.slow.value)
            sink.append(Int128(state.bars))
        }
    }

    /// Both averages and the bar count of each instrument.
    public func save(to writer: inout StateWriter) {
        writer.append(averages) { writer, state in
            state.fast.save(to: &writer)
            state.slow.save(to: &writer)
            writer.append(state.bars)
        }
    }

    /// Takes the averages of a snapshot.
    public mutating func restore(from reader: inout StateReader) throws(StateError) {
        averages = try reader.list("averages", count: averages.count) {
            (reader) throws(StateError) in
            var state = Averages()
            try state.fast.restore(from: &reader)
            try state.slow.restore(from: &reader)
            state.bars = try reader.integer("number of bars", in: StateReader.count)
            return state
        }
    }
}
