import Engine
import Ledger
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Order life` {
    private func bought(_ units: Int64 = 10) throws -> (Harness<Scripted>, Order) {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: units)
        let order = try harness.lastSent()
        return (harness, order)
    }

    @Test func `an intent sets its funds aside before it is sent`() throws {
        let (harness, order) = try bought()
        #expect(order.quantity.units == 10)
        #expect(order.protection == 10_050)
        #expect(order.reserve == 100_500)
        #expect(harness.reserved == 100_500)
        #expect(harness.free == 899_500)
        #expect(harness.core.orders[order.ordinal]?.state == .reserved)
    }

    @Test func `a fill consumes the reservation once and frees what is left`() throws {
        var (harness, order) = try bought()
        harness.fill(order, price: 10_000, fee: 30)
        #expect(harness.reserved == 0)
        #expect(harness.free == 1_000_000 - 100_030)
        #expect(harness.core.ledger[.fees(AssetID(0))] == 30)
        #expect(harness.core.orders.working.isEmpty)
        #expect(harness.core.orders.ended(order.ordinal)?.closure == .filled)
    }

    @Test func `the same fill again changes nothing`() throws {
        var (harness, order) = try bought()
        let fill = harness.fill(order, units: 4, price: 10_000)
        let before = harness.core
        harness.step(.venue(.filled(fill)))
        #expect(harness.core == before)
        #expect(harness.last.facts.isEmpty)
    }

    @Test func `partial fills add up and the last one ends the order`() throws {
        var (harness, order) = try bought()
        harness.fill(order, units: 3, price: 10_000)
        #expect(harness.core.orders[order.ordinal]?.state == .partiallyFilled)
        #expect(harness.core.orders[order.ordinal]?.remaining.units == 7)
        #expect(harness.reserved == 70_500)
        harness.fill(order, units: 7, price: 10_000)
        #expect(harness.size() == 10)
        #expect(harness.reserved == 0)
        #expect(harness.core.orders[order.ordinal] == nil)
    }

    @Test func `fills that arrive before the ack are booked and the ack is no news`() throws {
        var (harness, order) = try bought()
        harness.fill(order, units: 3, price: 10_000)
        harness.step(.venue(.acknowledged(order.ordinal)))
        #expect(harness.core.orders[order.ordinal]?.state == .partiallyFilled)
        harness.fill(order, price: 10_000)
        let before = harness.core
        harness.step(.venue(.acknowledged(order.ordinal)))
        #expect(harness.core == before)
    }

    @Test(arguments: [
        OrderClosure.rejected(.slippage), .rejected(.refused), .rejected(.unavailable),
        .rejected(.insufficientFunds), .expired, .cancelled,
    ])
    func `a proven end frees the funds`(closure: OrderClosure) throws {
        var (harness, order) = try bought()
        harness.step(.venue(.closed(order.ordinal, closure)))
        #expect(harness.free == 1_000_000)
        #expect(harness.reserved == 0)
        #expect(harness.core.orders.ended(order.ordinal)?.closure == closure)
        #expect(!harness.core.positions[0].hasWorkingOrder)
    }

    @Test func `the end of a partly filled order keeps what was filled`() throws {
        var (harness, order) = try bought()
        harness.fill(order, units: 4, price: 10_000)
        harness.step(.venue(.closed(order.ordinal, .cancelled)))
        #expect(harness.size() == 4)
        #expect(harness.free == 960_000)
    }

    @Test func `an ack lost in transit leaves the order unknown and the reserve held`() throws {
        var (harness, order) = try bought()
        harness.step(.venue(.unknown(order.ordinal)))
        #expect(harness.core.orders[order.ordinal]?.state == .unknown)
        #expect(harness.core.ledger.reservation(order.ordinal)?.isInDoubt == true)
        #expect(harness.last.effects == [.query(order.ordinal)])
        harness.wait(.minutes(600))
        harness.step(.timer)
        harness.price(10_000)
        #expect(harness.reserved == 100_500)
        harness.step(.venue(.acknowledged(order.ordinal)))
        #expect(harness.core.orders[order.ordinal]?.state == .acknowledged)
        #expect(harness.core.ledger.reservation(order.ordinal)?.isInDoubt == false)
    }

    @Test func `an order in doubt that landed late is booked`() throws {
        var (harness, order) = try bought()
        harness.step(.venue(.unknown(order.ordinal)))
        harness.wait(.seconds(61))
        harness.fill(order, price: 10_000)
        #expect(harness.size() == 10)
        #expect(harness.free == 900_000)
    }

    @Test func `a fill after the order's proven end is booked from free cash and told`() throws {
        var (harness, order) = try bought()
        harness.step(.venue(.closed(order.ordinal, .expired)))
        harness.fill(order, price: 10_000)
        #expect(harness.size() == 10)
        #expect(harness.free == 900_000)
        #expect(harness.alertsNow == [.lateFill])
    }

    @Test func `fills beyond the order's size are not booked and stop entries`() throws {
        var (harness, order) = try bought()
        harness.fill(order, units: 11, price: 9_000)
        #expect(harness.size() == 0)
        #expect(harness.alertsNow == [.unbookableFill])
        #expect(harness.core.mode == .drifted)
    }

    @Test func `a filled order takes no more, even under a new execution number`() throws {
        var (harness, order) = try bought()
        harness.fill(order, price: 10_000)
        harness.fill(order, units: 1, price: 10_000)
        #expect(harness.size() == 10)
        #expect(harness.alertsNow == [.unbookableFill])
        #expect(harness.core.mode == .drifted)
    }

    @Test func `late fills of an ended order stop at its size`() throws {
        var (harness, order) = try bought()
        harness.fill(order, units: 4, price: 10_000)
        harness.step(.venue(.closed(order.ordinal, .expired)))
        harness.fill(order, units: 5, price: 10_000)
        harness.fill(order, units: 2, price: 10_000)
        #expect(harness.size() == 9)
        #expect(harness.alertsNow == [.unbookableFill])
        harness.fill(order, units: 1, price: 10_000)
        #expect(harness.size() == 10)
    }

    @Test func `a fill that costs more than was set aside is booked from free funds and told`()
        throws
    {
        var (harness, order) = try bought()
        harness.fill(order, price: 10_100)
        #expect(harness.size() == 10)
        #expect(harness.alertsNow == [.fillBeyondReserve])
        #expect(harness.reserved == 0)
    }

    @Test func `a fill that costs more than there is is not booked and stops entries`() throws {
        var (harness, order) = try bought()
        harness.fill(order, price: 10_000_000)
        #expect(harness.size() == 0)
        #expect(harness.alertsNow == [.unbookableFill])
        #expect(harness.core.mode == .drifted)
    }

    @Test func `execution numbers in any order are each booked once`() throws {
        var (harness, order) = try bought()
        for trade in [UInt64.max, 7, 1 << 40, 3, 7, .max, 3] {
            let fill = Fill(
                ordinal: order.ordinal,
                trade: TradeID(trade),
                quantity: Quantity(units: 1),
                price: 10_000,
                notional: 10_000,
                fee: 0
            )
            harness.step(.venue(.filled(fill)))
        }
        #expect(harness.size() == 4)
        #expect(harness.alerts.isEmpty)
    }

    @Test func `drift found while halted outlasts the halt`() throws {
        var (harness, order) = try bought()
        harness.step(.command(.halt))
        harness.fill(order, units: 11, price: 10_000)
        #expect(harness.core.mode == [.halted, .drifted])
        harness.step(.command(.resume))
        #expect(harness.core.mode == .drifted)
    }

    @Test func `a fill of an order that never was stops entries`() {
        var harness = Harness(profile: .quiet())
        harness.price(10_000)
        let fill = Fill(
            ordinal: OrderOrdinal(77),
            trade: TradeID(1),
            quantity: Quantity(units: 1),
            price: 1,
            notional: 1,
            fee: 0
        )
        harness.step(.venue(.filled(fill)))
        #expect(harness.alertsNow == [.fillOfUnknownOrder])
        #expect(harness.core.mode == .drifted)
        #expect(harness.free == 1_000_000)
    }

    @Test(arguments: [
        VenueReport.acknowledged(OrderOrdinal(9)), .unknown(OrderOrdinal(9)),
        .closed(OrderOrdinal(9), .expired),
    ])
    func `a report on an order that never was is told and changes nothing`(
        report: VenueReport
    ) {
        var harness = Harness(profile: .quiet())
        harness.price(10_000)
        let before = harness.core
        harness.step(.venue(report))
        #expect(harness.alertsNow == [.reportOnUnknownOrder])
        #expect(harness.core == before)
    }

    @Test func `filled without the fills is not believed`() throws {
        var (harness, order) = try bought()
        harness.step(.venue(.closed(order.ordinal, .filled)))
        #expect(harness.core.orders[order.ordinal]?.state == .unknown)
        #expect(harness.alertsNow == [.contradictoryReport])
        #expect(harness.last.effects.contains(.query(order.ordinal)))
        #expect(harness.reserved == 100_500)
    }

    @Test func `a second, different end is told and the first one stays`() throws {
        var (harness, order) = try bought()
        harness.step(.venue(.closed(order.ordinal, .expired)))
        harness.step(.venue(.closed(order.ordinal, .expired)))
        #expect(harness.alertsNow.isEmpty)
        harness.step(.venue(.closed(order.ordinal, .cancelled)))
        #expect(harness.alertsNow == [.contradictoryReport])
        #expect(harness.core.orders.ended(order.ordinal)?.closure == .expired)
    }

    @Test func `an empty or priceless fill is not booked`() throws {
        var (harness, order) = try bought()
        for (units, price) in [(Int128(0), Int64(100)), (1, 0), (1, -5)] {
            harness.step(
                .venue(
                    .filled(
                        Fill(
                            ordinal: order.ordinal,
                            trade: TradeID(UInt64(900 + units)),
                            quantity: Quantity(units: units),
                            price: price,
                            notional: 0,
                            fee: 0
                        )
                    )
                )
            )
            #expect(harness.alertsNow == [.unbookableFill])
        }
        #expect(harness.size() == 0)
    }

    @Test func `ordinals ascend and carry the epoch of their start`() throws {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.step(.started(epoch: 3))
        harness.close(10_000, wish: 1)
        #expect(try harness.lastSent().clientID.description == "3-1")
        harness.close(10_000, wish: 1, 1)
        #expect(try harness.lastSent().clientID.description == "3-2")
    }
}
