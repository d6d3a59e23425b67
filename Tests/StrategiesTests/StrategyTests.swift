import Money
import Randomness
import Strategies
import TestSupport
import Testing
import TradeModel

private let instrument = InstrumentIndex(0)

private func candle(_ close: Int64) -> Candle {
    Candle(open: close, high: close, low: close, close: close, volume: -1, scale: 2)
}

private func closes(seed: UInt64, count: Int) -> [Int64] {
    var random = SplitMix64(seed: seed)
    var price: Int64 = 10_000
    return (0..<count).map { _ in
        price = max(1, price * random.within(950...1_052) / 1_000)
        return price
    }
}

/// What a strategy decides after each close, following its own decisions.
private func decisions(_ strategy: some Strategy, _ closes: [Int64]) -> [Decision?] {
    var strategy = strategy
    var size: Int128 = 0
    return closes.map { close in
        strategy.observe(candle(close), of: instrument)
        let decision = strategy.decide(
            on: instrument,
            StrategyView(size: size, hasWorkingOrder: false)
        )
        switch decision {
        case .enter(let side, _): size = side.sign
        case .leave: size = 0
        case nil: break
        }
        return decision
    }
}

private let emaCross = EmaCross(
    EmaCross.Parameters(fast: 3, slow: 9, quantities: [5], warmup: 9, shorts: true),
    priceScales: [2]
)

private let momentum = Momentum(
    Momentum.Parameters(lookback: 3, enterBps: 100, leaveBps: -100, fractionMillionths: 7),
    instruments: 1
)

@Suite struct `Strategies look at the past alone` {
    @Test(arguments: 1...5)
    func `decisions on a beginning equal those on the whole`(seed: UInt64) {
        let closes = closes(seed: seed, count: 120)
        let whole = (decisions(emaCross, closes), decisions(momentum, closes))
        #expect(whole.0.contains { $0 != nil } && whole.1.contains { $0 != nil })
        for end in closes.indices {
            // What follows is absurd, so that a look at it would show.
            let beginning = Array(closes[...end]) + [1, 1_000_000_000, 1]
            let early = (decisions(emaCross, beginning), decisions(momentum, beginning))
            let isSame = (0...end).allSatisfy {
                early.0[$0] == whole.0[$0] && early.1[$0] == whole.1[$0]
            }
            #expect(isSame)
        }
    }

    @Test func `deciding changes nothing`() {
        var strategy = momentum
        for close in closes(seed: 9, count: 10) { strategy.observe(candle(close), of: instrument) }
        let before = strategy
        let view = StrategyView(size: 0, hasWorkingOrder: false)
        #expect(
            strategy.decide(on: instrument, view) == strategy.decide(on: instrument, view)
        )
        #expect(strategy == before)
    }
}

@Suite struct `Crossing averages` {
    @Test func `an exponential average equals the weighted sum written out`() {
        let values = closes(seed: 3, count: 60).map { Double($0) / 100 }
        for length in [1, 2, 9, 21] {
            var average = ExponentialAverage()
            let alpha = 2.0 / Double(length + 1)
            for (index, value) in values.enumerated() {
                average.add(value, alpha: ExponentialAverage.alpha(length: length))
                // a·x(n) + a(1-a)·x(n-1) + … + (1-a)^n·x(0)
                var expected = 0.0
                var weight = 1.0
                for past in stride(from: index, through: 1, by: -1) {
                    expected += alpha * weight * values[past]
                    weight *= 1 - alpha
                }
                expected += weight * values[0]
                #expect(abs(average.value - expected) < 1e-9 * expected)
            }
        }
    }

    @Test func `decisions follow averages computed by hand`() {
        let closes = closes(seed: 4, count: 200)
        var (fast, slow) = (Double(closes[0]) / 100, Double(closes[0]) / 100)
        var size: Int128 = 0
        var expected: [Decision?] = []
        for (bar, close) in closes.enumerated() {
            if bar > 0 {
                fast = 0.5 * (Double(close) / 100) + (1 - 0.5) * fast
                slow = 0.2 * (Double(close) / 100) + (1 - 0.2) * slow
            }
            var decision: Decision?
            if bar >= 9, fast > slow, size <= 0 {
                decision = size < 0 ? .leave : .enter(.buy, .units(5))
                size = size < 0 ? 0 : 1
            } else if bar >= 9, fast < slow, size >= 0 {
                decision = size > 0 ? .leave : .enter(.sell, .units(5))
                size = size > 0 ? 0 : -1
            }
            expected.append(decision)
        }
        #expect(decisions(emaCross, closes) == expected)
        #expect(expected.count { $0 != nil } > 5)
    }

    @Test func `without shorts it is flat instead`() {
        let long = EmaCross(
            EmaCross.Parameters(fast: 2, slow: 5, quantities: [5], warmup: 0, shorts: false),
            priceScales: [2]
        )
        let all = decisions(long, closes(seed: 5, count: 200))
        #expect(!all.contains(.enter(.sell, .units(5))))
        #expect(all.contains(.leave))
    }

    @Test(arguments: [(2, 2), (3, 3)])
    func `nothing is decided before the warm-up is over`(warmup: Int, first: Int) {
        let early = EmaCross(
            EmaCross.Parameters(fast: 1, slow: 5, quantities: [1], warmup: warmup, shorts: false),
            priceScales: [2]
        )
        let rising: [Int64] = [100, 110, 120, 130, 140]
        #expect(decisions(early, rising).firstIndex { $0 != nil } == first)
    }

    @Test func `a working order leaves nothing to decide`() {
        var strategy = emaCross
        for close in Int64(100)...150 { strategy.observe(candle(close), of: instrument) }
        #expect(
            strategy.decide(on: instrument, StrategyView(size: 0, hasWorkingOrder: true)) == nil
        )
    }
}

@Suite struct `Momentum over a look-back` {
    private func decision(_ closes: [Int64], size: Int128 = 0) -> Decision? {
        var strategy = momentum
        for close in closes { strategy.observe(candle(close), of: instrument) }
        return strategy.decide(
            on: instrument,
            StrategyView(size: size, hasWorkingOrder: false)
        )
    }

    @Test(arguments: [(Int64(10_100), false), (10_101, true), (9_000, false)])
    func `a rise buys above its threshold and not at it`(last: Int64, buys: Bool) {
        let expected = Decision.enter(.buy, .millionthsOfEquity(7))
        #expect(decision([10_000, 1, 50_000, last]) == (buys ? expected : nil))
    }

    @Test(arguments: [(Int64(9_900), false), (9_899, true), (20_000, false)])
    func `a fall sells below its threshold and not at it`(last: Int64, sells: Bool) {
        #expect(
            decision([10_000, 1, 50_000, last], size: 1) == (sells ? .leave : nil)
        )
    }

    @Test func `the look-back moves with the closes`() {
        #expect(decision([1, 10_000, 1, 50_000, 10_100]) == nil)
        #expect(decision([90_000, 10_000, 1, 50_000, 10_101]) != nil)
    }

    @Test func `too few closes decide nothing`() {
        #expect(decision([1, 2, 3]) == nil)
    }

    @Test func `instruments do not mix`() {
        var strategy = Momentum(
            Momentum.Parameters(
                lookback: 1,
                enterBps: 0,
                leaveBps: 0,
                fractionMillionths: 1
            ),
            instruments: 2
        )
        strategy.observe(candle(100), of: InstrumentIndex(0))
        strategy.observe(candle(500), of: InstrumentIndex(1))
        let view = StrategyView(size: 0, hasWorkingOrder: false)
        #expect(strategy.decide(on: InstrumentIndex(0), view) == nil)
        strategy.observe(candle(101), of: InstrumentIndex(0))
        #expect(strategy.decide(on: InstrumentIndex(0), view) != nil)
        #expect(strategy.decide(on: InstrumentIndex(1), view) == nil)
    }

    @Test func `extreme closes decide without trapping`() {
        for close in [Int64.min, .max, 0] {
            for base in [Int64.min, .max, 1] {
                _ = decision([base, 1, 1, close])
                _ = decision([base, 1, 1, close], size: 1)
            }
        }
    }
}
