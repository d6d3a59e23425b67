import Testing
import TradeModel

@testable import Simulation

/// The books that the engine's are compared with, against sums worked out by hand.
@Suite struct `Naive books` {
    private func fill(
        _ trade: UInt64,
        isEntry: Bool,
        quantity: Int128,
        notional: Int128,
        fee: Int128,
        tier: Int? = nil,
        at second: Int64 = 0
    ) -> AuditedFill {
        AuditedFill(
            trade: trade,
            ordinal: trade,
            instrument: 0,
            isEntry: isEntry,
            tier: tier,
            intendedAt: Instant(milliseconds: second * 1_000),
            quantity: quantity,
            notional: notional,
            fee: fee,
            at: Instant(milliseconds: second * 1_000)
        )
    }

    @Test func `a trip in two parts, with its fees`() {
        var books = NaiveBooks(cash: 1_000, instruments: 1)
        books.add(fill(1, isEntry: true, quantity: 10, notional: 500, fee: 5))
        books.add(fill(2, isEntry: false, quantity: 4, notional: 240, fee: 2, tier: 0))
        // A share of 200 of the cost and 2 of the fee.
        #expect(books.positions[0].cost == 300)
        #expect(books.positions[0].entryFees == 3)
        #expect(books.positions[0].realised == 240 - 200 - 2 - 2)
        #expect(books.positions[0].soldByTier == [4, 0, 0, 0])
        books.add(fill(3, isEntry: false, quantity: 6, notional: 200, fee: 2))
        #expect(books.positions[0].size == 0 && books.positions[0].cost == 0)
        #expect(books.cash == 1_000 - 505 + 238 + 198)
        #expect(books.positions[0].tripResult == 36 + (200 - 300 - 3 - 2))
        #expect(books.lossStreak == 1)
    }

    @Test func `a fill counts once, however often it is told`() {
        var books = NaiveBooks(cash: 1_000, instruments: 1)
        for _ in 0..<3 { books.add(fill(7, isEntry: true, quantity: 1, notional: 10, fee: 1)) }
        #expect(books.cash == 989)
        #expect(books.positions[0].size == 1)
    }

    @Test func `losses in a row are counted, and a win ends them`() {
        var books = NaiveBooks(cash: 10_000, instruments: 1)
        for trip in UInt64(0)..<3 {
            books.add(fill(10 * trip, isEntry: true, quantity: 1, notional: 100, fee: 0))
            books.add(fill(10 * trip + 1, isEntry: false, quantity: 1, notional: 90, fee: 0))
        }
        #expect(books.lossStreak == 3 && books.lossesToday == 3)
        books.add(fill(100, isEntry: true, quantity: 1, notional: 100, fee: 0, at: 86_400))
        books.add(fill(101, isEntry: false, quantity: 1, notional: 90, fee: 0, at: 86_400))
        #expect(books.lossStreak == 4 && books.lossesToday == 1)
        books.add(fill(200, isEntry: true, quantity: 1, notional: 100, fee: 0, at: 86_400))
        books.add(fill(201, isEntry: false, quantity: 1, notional: 110, fee: 0, at: 86_400))
        #expect(books.lossStreak == 0)
    }
}
