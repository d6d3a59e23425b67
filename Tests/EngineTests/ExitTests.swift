import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Exits` {
    private func holding(
        _ units: Int64 = 10,
        profile: PolicyProfile = .loose()
    ) throws -> Harness<Scripted> {
        var harness = Harness(profile: profile)
        try harness.open(units, at: 10_000)
        return harness
    }

    @Test(arguments: [(Int64(8_001), false), (8_000, true), (6_500, true)])
    func `the stop sells everything at its price and not above`(price: Int64, fires: Bool)
        throws
    {
        var harness = try holding()
        harness.price(price)
        #expect(
            harness.sentNow.map(\.purpose) == (fires ? [.exit(.stopLoss, tier: 0)] : [])
        )
        if fires { #expect(try harness.lastSent().quantity.units == 10) }
    }

    @Test func `a tier is filled by its fill and never by its decision`() throws {
        var harness = try holding()
        harness.price(20_000)
        let sale = try harness.lastSent()
        #expect(sale.purpose == .exit(.takeProfit, tier: 0))
        #expect(sale.quantity.units == 5)
        #expect(harness.core.positions[0].tiers[0].state == .pending)
        harness.price(20_100)
        #expect(harness.sentNow.isEmpty)
        harness.fill(sale, price: 20_000)
        #expect(harness.core.positions[0].tiers[0].state == .filled)
        #expect(harness.core.positions[0].tiers[0].sold == 5)
        harness.wait(.minutes(2))
        harness.price(20_200)
        #expect(harness.sentNow.isEmpty)
    }

    @Test func `a failed sale arms its tier again`() throws {
        var harness = try holding()
        harness.price(20_000)
        harness.reject(try harness.lastSent())
        #expect(harness.core.positions[0].tiers[0].state == .armed)
        #expect(harness.sentNow.isEmpty)
        harness.wait(.seconds(5))
        harness.price(20_000)
        #expect(try harness.lastSent().purpose == .exit(.takeProfit, tier: 0))
        #expect(try harness.lastSent().quantity.units == 5)
    }

    @Test func `a tier sold in part sells only the rest of its share`() throws {
        var harness = try holding()
        harness.price(20_000)
        let sale = try harness.lastSent()
        harness.fill(sale, units: 2, price: 20_000)
        harness.step(.venue(.closed(sale.ordinal, .expired)))
        harness.wait(.seconds(5))
        harness.price(20_000)
        #expect(try harness.lastSent().quantity.units == 3)
    }

    @Test func `a gap through both tiers sells one after the other and keeps the rest`() throws {
        var harness = try holding()
        harness.price(55_000)
        let first = try harness.lastSent()
        harness.fill(first, price: 55_000)
        let second = try harness.lastSent()
        #expect(second.purpose == .exit(.takeProfit, tier: 1))
        #expect(second.quantity.units == 3)
        harness.fill(second, price: 55_000)
        #expect(harness.size() == 2)
        #expect(harness.sentNow.isEmpty)
        harness.price(44_000)
        #expect(try harness.lastSent().purpose == .exit(.trailingStop, tier: 0))
        #expect(try harness.lastSent().quantity.units == 2)
    }

    @Test func `the peak is the best accepted price and survives the fold`() throws {
        var harness = try holding()
        for price: Int64 in [12_000, 15_000, 13_000, 14_000] { harness.price(price) }
        harness.step(.started(epoch: 1))
        #expect(harness.core.positions[0].peak == 15_000)
        harness.price(12_000)
        #expect(try harness.lastSent().purpose == .exit(.trailingStop, tier: 0))
    }

    @Test func `one exit works at a time, also while it is in doubt`() throws {
        var harness = try holding()
        harness.price(8_000)
        let sale = try harness.lastSent()
        for _ in 0..<5 {
            harness.wait(.seconds(10))
            harness.price(7_000)
            harness.step(.timer)
            harness.close(7_000, wish: -1)
            harness.step(.command(.flatten))
            #expect(harness.sentNow.isEmpty)
            harness.step(.venue(.unknown(sale.ordinal)))
        }
        #expect(harness.sent.count == 2)
    }

    @Test func `an exit proven dead is tried again after the interval and not before`() throws {
        var harness = try holding()
        harness.price(8_000)
        let sale = try harness.lastSent()
        harness.step(.venue(.unknown(sale.ordinal)))
        harness.step(.venue(.closed(sale.ordinal, .expired)))
        #expect(harness.sentNow.isEmpty)
        harness.wait(.milliseconds(4_999))
        harness.price(8_000)
        #expect(harness.sentNow.isEmpty)
        let due = try #require(harness.engine.nextTimer)
        #expect(due == Instant(milliseconds: 5_000))
        harness.step(.timer, at: due)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `each failure by slippage widens an urgent exit up to the ceiling, then tells`()
        throws
    {
        var harness = try holding()
        harness.price(8_000)
        let widest: [Int64] = [7_960, 7_880, 7_600, 6_800, 6_800]
        for (failures, protection) in widest.enumerated() {
            let sale = try harness.lastSent()
            #expect(sale.protection == protection)
            harness.reject(sale, .slippage)
            #expect(harness.alertsNow == (failures < 3 ? [] : [.exitBeyondCeiling]))
            harness.wait(.seconds(5))
            harness.price(8_000)
        }
    }

    @Test func `other refusals do not widen, and a part sold does not narrow again`() throws {
        var harness = try holding()
        harness.price(8_000)
        harness.reject(try harness.lastSent(), .unavailable)
        harness.wait(.seconds(5))
        harness.price(8_000)
        #expect(try harness.lastSent().protection == 7_960)
        harness.reject(try harness.lastSent(), .slippage)
        harness.wait(.seconds(5))
        harness.price(8_000)
        let wider = try harness.lastSent()
        #expect(wider.protection == 7_880)
        harness.fill(wider, units: 4, price: 8_000)
        harness.step(.venue(.closed(wider.ordinal, .expired)))
        harness.wait(.seconds(5))
        harness.price(8_000)
        #expect(try harness.lastSent().protection == 7_880)
    }

    @Test func `a take-profit never widens`() throws {
        var harness = try holding()
        harness.price(20_000)
        for _ in 0..<3 {
            let sale = try harness.lastSent()
            #expect(sale.protection == 19_900)
            harness.reject(sale, .slippage)
            #expect(harness.alertsNow.isEmpty)
            harness.wait(.seconds(5))
            harness.price(20_000)
        }
    }

    @Test func `a working entry is cancelled before its position is given up`() throws {
        var harness = Harness(profile: .loose())
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        harness.fill(entry, units: 4, price: 10_000)
        harness.price(8_000)
        #expect(harness.last.effects == [.cancel(entry.ordinal)])
        harness.price(7_900)
        #expect(harness.last.effects.isEmpty)
        harness.step(.venue(.closed(entry.ordinal, .cancelled)))
        #expect(try harness.lastSent().quantity.units == 4)
        #expect(harness.reserved == 0)
    }

    @Test func `an entry in doubt does not hold up the exit of what is held`() throws {
        var harness = Harness(profile: .loose())
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        harness.fill(entry, units: 4, price: 10_000)
        harness.step(.venue(.unknown(entry.ordinal)))
        harness.price(8_000)
        let sale = try harness.lastSent()
        #expect(sale.quantity.units == 4)
        harness.fill(sale, price: 8_000)
        harness.fill(entry, units: 6, price: 8_000)
        #expect(harness.size() == 6)
    }

    @Test(arguments: [
        OperatorCommand?.none, .pause, .halt,
    ])
    func `exits work in every mode`(command: OperatorCommand?) throws {
        var harness = try holding()
        if let command { harness.step(.command(command)) }
        harness.price(8_000)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `exits work while books and venue disagree`() throws {
        var harness = try holding()
        let ghost = OrderOrdinal(500)
        harness.step(
            .venue(
                .filled(
                    Fill(
                        ordinal: ghost,
                        trade: TradeID(1_000),
                        quantity: Quantity(units: 1),
                        price: 1,
                        notional: 1,
                        fee: 0
                    )
                )
            )
        )
        #expect(harness.core.mode == .drifted)
        harness.price(8_000)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `within one candle the exit comes before an entry and replaces it`() throws {
        var harness = Harness(profile: .loose { $0.allowsAveraging = true })
        try harness.open(10, at: 10_000)
        harness.close(8_000, wish: 10)
        #expect(harness.sentNow.map(\.purpose) == [.exit(.stopLoss, tier: 0)])
        #expect(harness.refusals == [.duplicate])
    }

    @Test func `a drop of liquidity beyond the limit sells and a missing reading does not`()
        throws
    {
        var harness = Harness(profile: .loose())
        harness.step(.liquidity(InstrumentIndex(0), 1_000))
        try harness.open(10, at: 10_000)
        harness.step(.liquidity(InstrumentIndex(0), -1))
        #expect(harness.alertsNow == [.impossibleReading])
        harness.step(.liquidity(InstrumentIndex(0), 500))
        #expect(harness.sentNow.isEmpty)
        harness.step(.liquidity(InstrumentIndex(0), 499))
        #expect(try harness.lastSent().purpose == .exit(.liquidityDrop, tier: 0))
    }

    @Test func `without liquidity at entry the rule is off`() throws {
        var harness = try holding()
        harness.step(.liquidity(InstrumentIndex(0), 1))
        #expect(harness.sentNow.isEmpty)
    }

    @Test func `flatten closes everything that is held and nothing that comes later`() throws {
        var harness = Harness(instruments: 3, profile: .quiet())
        try harness.open(10, at: 10_000, 0)
        try harness.open(10, at: 10_000, 2)
        harness.step(.command(.flatten))
        #expect(harness.sentNow.map(\.instrument.value) == [0, 2])
        #expect(harness.sentNow.allSatisfy { $0.purpose == .exit(.flatten, tier: 0) })
        let orders = harness.sentNow
        for order in orders { harness.fill(order, price: 10_000) }
        #expect(harness.core.open.isEmpty)
        try harness.open(10, at: 10_000, 0)
        #expect(harness.size() == 10)
        harness.price(10_000)
        #expect(harness.sentNow.isEmpty)
    }

    @Test func `a refused flatten waits before the next try without exit rules too`() throws {
        var harness = try holding(profile: .none)
        harness.step(.command(.flatten))
        harness.reject(try harness.lastSent(), .unavailable)
        #expect(harness.sentNow.isEmpty)
        harness.wait(.seconds(5))
        harness.price(10_000)
        #expect(try harness.lastSent().purpose == .exit(.flatten, tier: 0))
    }

    @Test func `flatten cancels entries that still work`() throws {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        let effects = harness.step(.command(.flatten))
        #expect(effects.effects.contains(.cancel(entry.ordinal)))
        #expect(harness.core.orders[entry.ordinal]?.isCancelling == true)
    }

    @Test func `an exit that a late fill has left nothing to sell is cancelled`() throws {
        var harness = Harness(profile: .quiet())
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: -1)
        let first = try harness.lastSent()
        harness.reject(first)
        harness.wait(.seconds(60))
        harness.close(10_000, wish: -1)
        let second = try harness.lastSent()
        #expect(second.ordinal != first.ordinal)
        harness.fill(first, price: 10_000)
        #expect(harness.size() == 0)
        #expect(harness.core.orders[second.ordinal]?.isCancelling == true)
    }

    @Test func `a flatten that is refused is tried again until everything is sold`() throws {
        var harness = try holding()
        harness.step(.command(.flatten))
        for _ in 0..<4 {
            harness.reject(try harness.lastSent(), .unavailable)
            let due = try #require(harness.engine.nextTimer)
            harness.step(.timer, at: due)
            harness.wait(due - harness.now)
        }
        harness.fill(try harness.lastSent(), price: 10_000)
        #expect(harness.size() == 0)
    }
}
