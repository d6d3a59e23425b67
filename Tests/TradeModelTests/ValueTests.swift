import Money
import Randomness
import TestSupport
import Testing
import TradeModel

@Suite struct `Instants` {
    @Test(arguments: [
        (Int64(0), Int64(0)), (86_399_999, 0), (86_400_000, 1), (-1, -1), (-86_400_000, -1),
        (-86_400_001, -2),
    ])
    func `a day begins at midnight UTC, before 1970 too`(milliseconds: Int64, day: Int64) {
        #expect(Instant(milliseconds: milliseconds).day == day)
    }

    @Test func `sums and spans stay at the ends of time`() {
        #expect(Instant.distantFuture + .seconds(1) == .distantFuture)
        #expect(Instant.distantPast + .seconds(-1) == .distantPast)
        #expect(Instant.distantFuture - .distantPast == Instant.Span(nanoseconds: .max))
        #expect(Instant.distantPast - .distantFuture == Instant.Span(nanoseconds: .min))
        #expect(Instant.distantPast.day < 0 && Instant.distantFuture.day > 0)
    }

    @Test func `milliseconds that nanoseconds cannot hold are refused`() {
        #expect(Instant(exactlyMilliseconds: .max) == nil)
        #expect(Instant(exactlyMilliseconds: .min) == nil)
        #expect(Instant(exactlyMilliseconds: 5)?.nanoseconds == 5_000_000)
    }
}

@Suite struct `Readings` {
    private let now = Instant(nanoseconds: 1_000_000_000_000)

    @Test(arguments: [(Int64(60), true), (61, false), (-5, true)])
    func `a reading of exactly the largest age is known and an older one is not`(
        age: Int64,
        isKnown: Bool
    ) {
        let reading = Reading.known(7, at: now + .seconds(-age), source: .provider)
        #expect((reading.fresh(at: now, maxAge: .seconds(60)).value == 7) == isKnown)
    }

    @Test func `unknown stays unknown and is not zero`() {
        let reading = Reading<Int>.unknown
        #expect(reading.fresh(at: now, maxAge: .day) == .unknown)
        #expect(reading.value == nil)
    }
}

@Suite struct `Candles` {
    @Test(arguments: [
        (Int64(5), Int64(6), Int64(4), Int64(5), true), (5, 5, 5, 5, true), (4, 6, 4, 6, true),
        (5, 4, 6, 5, false), (3, 6, 4, 5, false), (7, 6, 4, 5, false), (5, 6, 4, 3, false),
        (5, 6, 4, 7, false), (0, 6, 0, 5, false), (5, 6, -1, 5, false),
    ])
    func `high and low enclose open and close, and all are positive`(
        open: Int64,
        high: Int64,
        low: Int64,
        close: Int64,
        plausible: Bool
    ) {
        let candle = Candle(open: open, high: high, low: low, close: close, volume: 0, scale: 0)
        #expect(candle.isPlausible == plausible)
    }
}

@Suite struct `Instruments` {
    private static let oracle = """
        import sys
        def away(n, d, mode):
            q, r = divmod(abs(n), d)
            negative = n < 0
            if mode == 'even': q += 2 * r > d or (2 * r == d and q % 2)
            elif mode == 'down': q += bool(r and negative)
            elif mode == 'up': q += bool(r and not negative)
            return -q if negative else q
        def fits(n, bits): return -2**(bits - 1) <= n < 2**(bits - 1)
        for line in sys.stdin:
            p, b, q, lot, mantissa, units, quote = map(int, line.split())
            shift = q - p - b
            up, below = 10 ** max(shift, 0), 10 ** max(-shift, 0)
            out = []
            for mode in ('down', 'up'):
                n = away(mantissa * units * up, below, mode)
                out.append(str(n) if fits(n, 128) else 'nil')
            n = quote * below // (mantissa * up)
            out.append(str(n - n % lot) if fits(n, 128) else 'nil')
            n = away(quote * below, units * up, 'even')
            out.append(str(n) if fits(n, 64) else 'nil')
            print(*out)
        """

    @Test func `worth, units and average price equal Python's integers`() throws {
        var random = SplitMix64(seed: 1)
        var lines: [String] = []
        var results: [String] = []
        for _ in 0..<4_000 {
            let scales = (0..<3).map { _ in UInt8(random.below(13)) }
            let lot = Int128(random.pick([1, 10, 1_000]))
            let instrument = Instrument(
                base: AssetID(1),
                quote: AssetID(0),
                priceScale: scales[0],
                baseDecimals: scales[1],
                quoteDecimals: scales[2],
                lot: lot,
                maxReadingAge: .day
            )
            let mantissa = Int64(random.next() >> UInt64(random.below(62) + 1)) + 1
            let units = Int128(random.next() >> UInt64(random.below(64))) + 1
            let quote = Int128(random.next() >> UInt64(random.below(64))) << 20
            lines.append(
                "\(scales[0]) \(scales[1]) \(scales[2]) \(lot) \(mantissa) \(units) \(quote)"
            )
            let answers: [Int128?] = [
                instrument.notional(mantissa, units: units, rounding: .down),
                instrument.notional(mantissa, units: units, rounding: .up),
                instrument.units(worth: quote, at: mantissa),
                instrument.price(of: quote, units: units).map { Int128($0) },
            ]
            results.append(answers.map { $0.map { "\($0)" } ?? "nil" }.joined(separator: " "))
        }
        let expected = try PythonOracle.ask(Self.oracle, lines)
        for (index, answer) in expected.enumerated() where answer != results[index] {
            Issue.record("\(lines[index]): \(results[index]), Python says \(answer)")
        }
    }

    @Test func `no price, no units`() {
        let instrument = Instrument(
            base: AssetID(1),
            quote: AssetID(0),
            priceScale: 2,
            baseDecimals: 0,
            quoteDecimals: 2,
            lot: 1,
            maxReadingAge: .day
        )
        #expect(instrument.units(worth: 100, at: 0) == nil)
        #expect(instrument.units(worth: 100, at: -1) == nil)
        #expect(instrument.price(of: 100, units: 0) == nil)
        #expect(instrument.notional(.max, units: .max, rounding: .up) == nil)
        #expect(instrument.notional(7, units: -3, rounding: .down) == -21)
    }
}
