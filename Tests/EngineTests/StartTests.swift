import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Starting again` {
    @Test func `whatever worked is in doubt and asked about`() throws {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 5)
        let first = try harness.lastSent()
        harness.close(10_000, wish: 5, 1)
        let second = try harness.lastSent()
        harness.step(.started(epoch: 2))
        #expect(harness.last.effects == [.query(first.ordinal), .query(second.ordinal)])
        #expect(harness.core.orders.working.allSatisfy { $0.state == .unknown })
        #expect(harness.core.unresolvedOrders == 2)
    }

    @Test func `one unresolved order stops all entries until the venue has spoken`() throws {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.close(10_000, wish: 5)
        let order = try harness.lastSent()
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 5, 1)
        #expect(harness.refusals == [.unresolvedOrders])
        harness.step(.venue(.unknown(order.ordinal)))
        harness.close(10_000, wish: 5, 1)
        #expect(harness.refusals == [.unresolvedOrders])
        harness.step(.venue(.acknowledged(order.ordinal)))
        harness.close(10_000, wish: 5, 1)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `an old or repeated epoch is refused`() {
        var harness = Harness(profile: .quiet())
        harness.step(.started(epoch: 4))
        for epoch: UInt32 in [4, 3, 0] {
            harness.step(.started(epoch: epoch))
            #expect(harness.alertsNow == [.contradictoryReport])
            #expect(harness.core.epoch == 4)
        }
    }

    @Test func `a tier whose order is in doubt is not sold a second time`() throws {
        var harness = Harness(profile: .loose())
        try harness.open(10, at: 10_000)
        harness.price(20_000)
        let sale = try harness.lastSent()
        harness.step(.started(epoch: 1))
        harness.wait(.minutes(1))
        harness.price(21_000)
        harness.step(.timer)
        #expect(harness.sentNow.isEmpty)
        harness.step(.venue(.acknowledged(sale.ordinal)))
        harness.price(21_500)
        #expect(harness.sentNow.isEmpty)
        harness.fill(sale, price: 20_000)
        harness.price(22_000)
        #expect(harness.sentNow.isEmpty)
        #expect(harness.size() == 5)
        harness.step(.started(epoch: 2))
        harness.price(22_000)
        #expect(harness.sentNow.isEmpty)
    }

    @Test func `no exit beside an entry that is not resolved, and one as soon as it is`() throws {
        var harness = Harness(profile: .loose())
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        harness.fill(entry, units: 4, price: 10_000)
        harness.step(.started(epoch: 1))
        harness.price(7_000)
        #expect(harness.last.effects.filter { $0 == .cancel(entry.ordinal) }.isEmpty)
        #expect(harness.sentNow.isEmpty)
        harness.step(.venue(.closed(entry.ordinal, .expired)))
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
        #expect(try harness.lastSent().quantity.units == 4)
    }

    @Test func `a cancellation that a crash swallowed is asked for again`() throws {
        var harness = Harness(profile: .loose())
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        harness.fill(entry, units: 4, price: 10_000)
        harness.price(7_000)
        #expect(harness.last.effects.contains(.cancel(entry.ordinal)))
        harness.step(.started(epoch: 1))
        harness.step(.venue(.acknowledged(entry.ordinal)))
        #expect(harness.last.effects.contains(.cancel(entry.ordinal)))
        harness.step(.venue(.closed(entry.ordinal, .cancelled)))
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }
}
