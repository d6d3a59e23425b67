import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Signing` {
    private let identity = SignedIdentity(
        transaction: TransactionID(1, 2, 3, 4),
        lastValid: 900
    )
    private let other = SignedIdentity(transaction: TransactionID(1, 2, 3, 5), lastValid: 901)

    /// An engine that has decided one entry.
    private func decided() throws -> (harness: Harness<Scripted>, order: Order) {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 5)
        return (harness, try harness.lastSent())
    }

    @Test func `an identity is noted first and what was signed is then submitted`() throws {
        var (harness, order) = try decided()
        #expect(harness.core.orders[order.ordinal]?.signed == nil)
        harness.step(.signed(order.ordinal, identity))
        #expect(harness.last.facts.map(\.change) == [.orderSigned(order.ordinal, identity)])
        #expect(harness.last.effects == [.submit(order.ordinal, identity)])
        #expect(harness.core.orders[order.ordinal]?.signed == identity)
        #expect(harness.core.orders[order.ordinal]?.state == .reserved)
    }

    @Test func `a second signing is refused, the same one too`() throws {
        var (harness, order) = try decided()
        harness.step(.signed(order.ordinal, identity))
        for second in [other, identity] {
            harness.step(.signed(order.ordinal, second))
            #expect(harness.alertsNow == [.contradictoryReport])
            #expect(harness.last.effects.count == 1)
            #expect(harness.core.orders[order.ordinal]?.signed == identity)
        }
    }

    @Test func `what was signed is known after the fold and a new start`() throws {
        var (harness, order) = try decided()
        harness.step(.signed(order.ordinal, identity))
        harness.step(.started(epoch: 2))
        #expect(harness.core.orders[order.ordinal]?.signed == identity)
        #expect(harness.last.effects == [.query(order.ordinal)])
    }

    @Test func `an order from before the start is not signed until the venue has spoken`() throws {
        var (harness, order) = try decided()
        harness.step(.started(epoch: 2))
        harness.step(.signed(order.ordinal, identity))
        #expect(harness.alertsNow == [.contradictoryReport])
        #expect(harness.core.orders[order.ordinal]?.signed == nil)
    }

    @Test func `nothing is submitted for an order that has ended or never was`() throws {
        var (harness, order) = try decided()
        harness.reject(order)
        harness.step(.signed(order.ordinal, identity))
        #expect(harness.last.effects.isEmpty && harness.last.facts.isEmpty)
        harness.step(.signed(OrderOrdinal(99), identity))
        #expect(harness.alertsNow == [.reportOnUnknownOrder])
        #expect(harness.last.effects.count == 1)
    }

    @Test func `doubt is asked about once, however often it is told`() throws {
        var (harness, order) = try decided()
        harness.step(.venue(.unknown(order.ordinal)))
        #expect(harness.last.effects == [.query(order.ordinal)])
        harness.step(.venue(.unknown(order.ordinal)))
        #expect(harness.last.effects.isEmpty && harness.last.facts.isEmpty)
        harness.step(.venue(.acknowledged(order.ordinal)))
        harness.step(.venue(.unknown(order.ordinal)))
        #expect(harness.last.effects == [.query(order.ordinal)])
    }

    @Test func `identities are in the order of their bytes`() {
        let ascending = [
            TransactionID(0, 0, 0, 9), TransactionID(0, 0, 1, 0), TransactionID(0, 1, 0, 0),
            TransactionID(1, 0, 0, 0), TransactionID(1 << 63, 0, 0, 0),
        ]
        #expect(ascending.reversed().sorted() == ascending)
    }
}
