import Engine
import Ledger
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Breakers` {
    /// Buys 10 at 10,000 and sells at `price`.
    private func roundTrip(_ harness: inout Harness<Scripted>, to price: Int64) throws {
        harness.price(10_000)
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        harness.fill(entry, price: 10_000)
        harness.close(10_000, wish: -1)
        harness.fill(try harness.lastSent(), price: price)
    }

    @Test func `the day's loss at its limit stops entries until the next day, across a start`()
        throws
    {
        var harness = Harness(cash: 200_000, profile: .quiet { $0.dailyLossBps = 1_000 })
        try roundTrip(&harness, to: 8_001)
        #expect(harness.alertsNow.isEmpty)
        harness.price(10_000)
        harness.close(10_000, wish: 10)
        harness.fill(try harness.lastSent(), price: 10_000)
        harness.price(9_999)
        #expect(harness.alertsNow == [.dailyLossReached])
        harness.close(9_999, wish: -1)
        harness.fill(try harness.lastSent(), price: 9_999)
        harness.step(.started(epoch: 1))
        harness.wait(.seconds(86_399))
        harness.close(10_000, wish: 1)
        #expect(harness.refusals == [.blockedToday])
        harness.wait(.seconds(1))
        harness.close(10_000, wish: 1)
        #expect(harness.sentNow.count == 1)
        #expect(harness.core.risk.day == 1)
        #expect(harness.core.risk.dayStartEquity == 180_000)
    }

    @Test func `the breaker trips once a day`() throws {
        var harness = Harness(cash: 200_000, profile: .quiet { $0.dailyLossBps = 1_000 })
        try harness.open(10, at: 10_000)
        for price: Int64 in [8_000, 7_900, 7_800] { harness.price(price) }
        #expect(harness.alerts == [.dailyLossReached])
    }

    @Test func `a run of losses at its limit stops entries for the day`() throws {
        var harness = Harness(profile: .quiet { $0.maxConsecutiveLosses = 5 })
        for _ in 0..<4 { try roundTrip(&harness, to: 9_990) }
        #expect(harness.core.risk.lossStreak == 4)
        #expect(harness.alerts.isEmpty)
        try roundTrip(&harness, to: 9_990)
        #expect(harness.alertsNow == [.lossStreakReached])
        harness.step(.started(epoch: 1))
        #expect(harness.core.risk.lossStreak == 5)
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.blockedToday])
    }

    @Test func `after a stop for losses the next day begins its count anew, still halved`() throws {
        var harness = Harness(profile: .quiet { $0.maxConsecutiveLosses = 5 })
        for _ in 0..<5 { try roundTrip(&harness, to: 9_990) }
        #expect(harness.core.risk.isBlockedToday)
        harness.wait(.seconds(86_400))
        for _ in 0..<4 { try roundTrip(&harness, to: 9_990) }
        #expect(!harness.core.risk.isBlockedToday)
        #expect(harness.core.risk.lossStreak == 9, "the size stays halved until a win")
        try roundTrip(&harness, to: 9_990)
        #expect(harness.core.risk.isBlockedToday)
    }

    @Test(arguments: [
        ([9_990, 9_990, 10_010, 9_990], 1),
        ([9_990, 9_990, 10_000, 9_990, 9_990], 2),
        ([10_010, 10_010], 0),
    ])
    func `a win or a zero ends the run of losses`(prices: [Int64], streak: Int) throws {
        var harness = Harness(profile: .quiet())
        for price in prices { try roundTrip(&harness, to: price) }
        #expect(harness.core.risk.lossStreak == streak)
        #expect(harness.core.tally.roundTrips == Int64(prices.count))
    }

    @Test func `a loss that only the fill shows trips the breaker at once`() throws {
        var harness = Harness(cash: 200_000, profile: .quiet { $0.dailyLossBps = 1_000 })
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: -1)
        let sale = try harness.lastSent()
        harness.fill(sale, price: 7_000)
        #expect(harness.size() == 0)
        #expect(harness.alertsNow.contains(.dailyLossReached))
        #expect(harness.core.risk.isBlockedToday)
    }

    @Test func `rejected orders are no losses`() throws {
        var harness = Harness(profile: .quiet())
        try roundTrip(&harness, to: 9_990)
        for _ in 0..<10 {
            harness.close(10_000, wish: 10)
            harness.reject(try harness.lastSent())
        }
        #expect(harness.core.risk.lossStreak == 1)
        #expect(harness.core.tally.roundTrips == 1)
    }

    @Test func `a trip sold in parts counts once, by its whole result`() throws {
        var harness = Harness(profile: .quiet())
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: -1)
        let sale = try harness.lastSent()
        harness.fill(sale, units: 4, price: 9_000)
        #expect(harness.core.risk.lossStreak == 0)
        harness.fill(sale, units: 6, price: 11_000)
        #expect(harness.core.tally.wins == 1)
        #expect(harness.core.tally.won == 2_000)
        #expect(harness.core.risk.lossStreak == 0)
    }

    @Test func `fees alone make a loss`() throws {
        var harness = Harness(profile: .quiet(), feeBps: 30)
        harness.close(10_000, wish: 10)
        harness.fill(try harness.lastSent(), price: 10_000, fee: 300)
        harness.close(10_000, wish: -1)
        harness.fill(try harness.lastSent(), price: 10_000, fee: 300)
        #expect(harness.core.tally.losses == 1)
        #expect(harness.core.tally.lost == 600)
        #expect(harness.core.risk.lossStreak == 1)
    }

    @Test func `three losses in a row halve the next position`() throws {
        var harness = Harness(profile: .quiet { $0.halveAfterLosses = 3 })
        for _ in 0..<2 { try roundTrip(&harness, to: 9_990) }
        harness.price(10_000)
        harness.close(10_000, wish: 11)
        let full = try harness.lastSent()
        #expect(full.quantity.units == 11)
        harness.fill(full, price: 10_000)
        harness.close(9_990, wish: -1)
        harness.fill(try harness.lastSent(), price: 9_990)
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 11)
        #expect(try harness.lastSent().quantity.units == 5)
    }

    @Test func `the drawdown latch holds over days and starts until an operator resets it`()
        throws
    {
        var harness = Harness(cash: 200_000, profile: .quiet { $0.drawdownBps = 1_500 })
        try harness.open(10, at: 10_000)
        harness.price(20_000)
        #expect(harness.core.risk.peakEquity == 300_000)
        harness.price(15_501)
        #expect(harness.alertsNow.isEmpty)
        harness.step(.command(.resetDrawdown))
        #expect(harness.core.risk.peakEquity == 300_000, "nothing is latched: nothing is reset")
        harness.price(15_500)
        #expect(harness.alertsNow == [.drawdownReached])
        harness.close(15_500, wish: -1)
        harness.fill(try harness.lastSent(), price: 15_500)
        harness.wait(.minutes(60 * 24 * 30))
        harness.step(.started(epoch: 1))
        harness.close(15_500, wish: 1)
        #expect(harness.refusals == [.drawdownLatched])
        harness.step(.command(.resetDrawdown))
        #expect(harness.core.risk.peakEquity == 255_000)
        harness.close(15_500, wish: 1)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `an unknown price trips no breaker`() throws {
        var harness = Harness(
            instruments: 2,
            cash: 300_000,
            profile: .quiet { $0.dailyLossBps = 1_000 },
            maxReadingAge: .seconds(60)
        )
        try harness.open(10, at: 10_000, 0)
        try harness.open(10, at: 10_000, 1)
        harness.wait(.seconds(61))
        harness.price(1_000, 1)
        #expect(!harness.core.risk.isBlockedToday)
        harness.price(10_000, 0)
        #expect(harness.core.risk.isBlockedToday)
    }

    @Test func `no limits, no breakers`() throws {
        var harness = Harness(cash: 200_000, profile: .none)
        try harness.open(10, at: 10_000)
        harness.price(1_000)
        #expect(harness.alerts.isEmpty)
        #expect(harness.core.risk.day == .min)
    }
}
