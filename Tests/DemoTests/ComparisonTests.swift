import Host
import Money
import Testing
import TradeModel

@testable import Demo

@Suite struct `What the demo calls lost and doubled` {
    @Test func `nothing, where both runs did the same in another order`() {
        let comparison = Comparison([3, 1, 2], with: [1, 2, 3])
        #expect((comparison.expected, comparison.lost, comparison.doubled) == (3, 0, 0))
    }

    @Test func `lost is what was expected and is not there`() {
        let comparison = Comparison([1], with: [1, 1, 2])
        #expect((comparison.expected, comparison.lost, comparison.doubled) == (3, 2, 0))
    }

    @Test func `doubled is what is there too often, or was not expected`() {
        let comparison = Comparison([1, 1, 7], with: [1])
        #expect((comparison.expected, comparison.lost, comparison.doubled) == (1, 0, 2))
    }

    @Test func `an order of another size is one lost and one not expected`() {
        let orders = Comparison.orders(
            of: chronicle(quantities: [5, 7], epoch: 2),
            with: chronicle(quantities: [5, 6], epoch: 1)
        )
        #expect((orders.expected, orders.lost, orders.doubled) == (2, 1, 1))
    }

    @Test func `the start under which an order was intended makes no difference`() {
        let orders = Comparison.orders(
            of: chronicle(quantities: [5, 6], epoch: 2),
            with: chronicle(quantities: [5, 6], epoch: 1)
        )
        #expect((orders.expected, orders.lost, orders.doubled) == (2, 0, 0))
    }

    private func chronicle(quantities: [Int128], epoch: UInt32) -> Chronicle {
        var chronicle = Chronicle()
        for (index, units) in quantities.enumerated() {
            let order = Order(
                ordinal: OrderOrdinal(UInt64(index + 1)),
                epoch: epoch,
                instrument: InstrumentIndex(0),
                side: .buy,
                purpose: .entry,
                quantity: Quantity(units: units),
                protection: nil,
                reserve: 10,
                intendedAt: Instant(milliseconds: 1)
            )
            chronicle.note(
                Fact(at: order.intendedAt, .orderIntended(order)),
                realisedBefore: 0,
                after: 0
            )
        }
        return chronicle
    }
}
