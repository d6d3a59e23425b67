import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Readings of prices` {
    private func holding(_ maxAge: Instant.Span = .seconds(60)) throws -> Harness<Scripted> {
        var harness = Harness(instruments: 2, profile: .loose(), maxReadingAge: maxAge)
        try harness.open(10, at: 10_000)
        return harness
    }

    @Test(arguments: [
        (Price(mantissa: 0, scale: 2), Incident.impossibleReading),
        (Price(mantissa: -10_000, scale: 2), .impossibleReading),
        (Price(mantissa: .min, scale: 2), .impossibleReading),
        (Price(mantissa: 10_000, scale: 3), .impossibleReading),
        (Price(mantissa: 1, scale: 2), .absurdReading),
        (Price(mantissa: .max, scale: 2), .absurdReading),
        (Price(mantissa: 200_001, scale: 2), .absurdReading),
        (Price(mantissa: 499, scale: 2), .absurdReading),
    ])
    func `a zero, foreign or absurd price sells nothing, opens nothing and is told`(
        price: Price,
        incident: Incident
    ) throws {
        var harness = try holding()
        harness.step(.candleOpened(InstrumentIndex(0), price))
        #expect(harness.alertsNow == [incident])
        #expect(harness.sentNow.isEmpty)
        #expect(harness.core.price(InstrumentIndex(0), at: harness.now) == .unknown)
        harness.close(10_000, wish: 10, 1)
        #expect(harness.refusals == [.equityUnknown])
        harness.step(.timer)
        #expect(harness.sentNow.isEmpty)
        #expect(harness.size() == 10)
        #expect(harness.core.positions[0].peak == 10_000)
    }

    @Test func `a run of bad prices is told once, and once more after a good one`() throws {
        var harness = Harness(profile: .quiet())
        harness.price(10_000)
        for _ in 0..<5 { harness.price(0) }
        #expect(harness.alerts == [.impossibleReading])
        harness.price(10_000)
        harness.price(0)
        #expect(harness.alerts == [.impossibleReading, .impossibleReading])
    }

    @Test func `twenty times the price before is still believed`() throws {
        var harness = try holding()
        harness.price(200_000)
        #expect(harness.alertsNow.isEmpty)
        #expect(harness.core.markets[0].price == 200_000)
    }

    @Test func `an absurd price that a second one confirms is believed`() throws {
        var harness = try holding()
        harness.price(400)
        harness.price(410)
        #expect(harness.core.markets[0].price == 410)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `an absurd price that the next one contradicts leaves no trace`() throws {
        var harness = try holding()
        harness.price(400)
        harness.price(10_100)
        #expect(harness.core.markets[0].price == 10_100)
        #expect(harness.core.markets[0].suspect == 0)
        #expect(harness.sentNow.isEmpty)
        harness.close(10_000, wish: 5, 1)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `a candle that contradicts itself is refused and not observed`() throws {
        var harness = try holding()
        let candle = Candle(
            open: 10_000,
            high: 9_000,
            low: 11_000,
            close: 10_000,
            volume: -1,
            scale: 2
        )
        harness.step(.candleClosed(InstrumentIndex(0), candle))
        #expect(harness.alertsNow == [.impossibleReading])
        #expect(harness.engine.strategy.wishes == [0, 0])
        #expect(harness.core.markets[0].closes == 3)
    }

    @Test func `a price of exactly the largest age is used and one older is not`() throws {
        var harness = try holding()
        harness.wait(.seconds(60))
        let instrument = InstrumentIndex(0)
        #expect(harness.core.price(instrument, at: harness.now).value == 10_000)
        let later = harness.now + Instant.Span(nanoseconds: 1)
        #expect(harness.core.price(instrument, at: later) == .unknown)
        harness.step(.timer)
        #expect(harness.alertsNow.isEmpty)
        harness.step(.timer, at: later)
        #expect(harness.alertsNow == [.priceUnknown])
    }

    @Test func `a silent feed is told once, sells nothing and is told when it is back`() throws {
        var harness = try holding()
        harness.wait(.seconds(65))
        for _ in 0..<20 {
            harness.wait(.seconds(600))
            harness.step(.timer)
            #expect(harness.sentNow.isEmpty)
        }
        #expect(harness.alerts == [.priceUnknown])
        #expect(harness.size() == 10)
        harness.price(10_000)
        #expect(harness.alertsNow == [.priceKnownAgain])
        harness.price(10_000)
        #expect(harness.alertsNow.isEmpty)
    }

    @Test func `a price that comes back far away is told too`() throws {
        var harness = try holding()
        harness.wait(.seconds(65))
        harness.step(.timer)
        harness.price(300_000)
        #expect(harness.alertsNow == [.absurdReading])
        harness.price(300_000)
        #expect(harness.alertsNow == [.priceKnownAgain])
    }

    @Test func `a stop that was missed in the silence is made up for at the first price`()
        throws
    {
        var harness = try holding()
        harness.wait(.seconds(65))
        harness.step(.timer)
        harness.price(7_000)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `a time-limited flatten waits for its limit`() throws {
        var harness = Harness(
            profile: .loose(exits: { $0.flattenAfterUnknown = .minutes(10) }),
            maxReadingAge: .seconds(60)
        )
        try harness.open(10, at: 10_000)
        harness.step(.timer, at: Instant(milliseconds: 599_999))
        #expect(harness.sentNow.isEmpty)
        let due = try #require(harness.engine.nextTimer)
        #expect(due == Instant(milliseconds: 600_000))
        harness.step(.timer, at: due)
        #expect(try harness.lastSent().purpose == .exit(.staleFeed, tier: 0))
        #expect(try harness.lastSent().protection == nil)
    }

    @Test func `an entry needs a fresh price of its own`() {
        var harness = Harness(profile: .quiet(), maxReadingAge: Instant.Span(nanoseconds: -1))
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.priceUnknown])
    }

    @Test func `an instrument that does not exist is told and nothing else`() throws {
        var harness = try holding()
        let before = harness.core
        let far = InstrumentIndex(.max)
        harness.step(.candleOpened(far, Price(mantissa: 1, scale: 2)))
        #expect(harness.alertsNow == [.unknownInstrument])
        harness.step(.liquidity(far, 5))
        harness.step(
            .candleClosed(
                far,
                Candle(open: 1, high: 1, low: 1, close: 1, volume: 1, scale: 2)
            )
        )
        #expect(harness.core == before)
    }

    @Test func `an event from the past happens now and is told`() throws {
        var harness = try holding()
        harness.wait(.seconds(30))
        harness.price(10_000)
        harness.step(
            .candleOpened(InstrumentIndex(0), Price(mantissa: 10_100, scale: 2)),
            at: Instant(nanoseconds: 5)
        )
        #expect(harness.alertsNow == [.timeWentBack])
        #expect(harness.core.clock == harness.now)
        #expect(harness.core.markets[0].readAt == harness.now)
    }
}
