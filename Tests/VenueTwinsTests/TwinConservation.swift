import Money
import Testing
import TradeModel
import VenueTwins

/// What must hold of every venue's truth, checked with arithmetic of its own.
struct TwinConservation {
    let quote: Int128
    let bases: [Int128]
    let feeBps: Int128
    let drifts: [Drift]

    func check(
        quote quoteNow: Int128,
        bases basesNow: [Int128],
        orders: [TwinOrder],
        fills: [TwinFill],
        allowsShorting: Bool = false
    ) {
        let silent = drifts.filter { $0.fill == nil }
        var expected = quote + silent.reduce(0) { $0 + $1.quoteChange }
        var expectedBases = bases
        for drift in silent { expectedBases[drift.instrument.position] += drift.baseChange }
        var filled: [ClientOrderID: Int128] = [:]
        for fill in fills {
            let sign = fill.side.sign
            expected -= sign * fill.notional + fill.fee
            expectedBases[fill.instrument.position] += sign * fill.quantity
            filled[fill.id, default: 0] += fill.quantity
            check(fill)
        }
        #expect(quoteNow == expected)
        #expect(basesNow == expectedBases)
        #expect(quoteNow >= 0)
        #expect(allowsShorting || basesNow.allSatisfy { $0 >= 0 })
        #expect(Set(fills.map(\.trade)).count == fills.count, "each trade's number is unique")
        for order in orders {
            #expect(order.filled >= 0 && order.filled <= max(0, order.quantity))
            #expect(order.canStillFill == (order.state == .live))
            #expect((order.endedAt == nil) == (order.state == .live))
            filled[order.id, default: 0] -= order.filled
        }
        #expect(filled.values.allSatisfy { $0 == 0 }, "an order's fills are what it was filled")
    }

    /// Prices and quote have two decimals and base has three, so a notional is in thousandths of
    /// what price times quantity is.
    private func check(_ fill: TwinFill) {
        let product = Int128(fill.price) * fill.quantity
        let notional = fill.side == .buy ? (product + 999) / 1_000 : product / 1_000
        #expect(fill.notional == notional)
        #expect(fill.fee == (notional * feeBps + 9_999) / 10_000)
        #expect(fill.quantity > 0)
    }
}
