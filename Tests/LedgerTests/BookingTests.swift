import Ledger
import Money
import Testing
import TradeModel

@Suite struct `Booking executions` {
    @Test func `two buys average exactly`() throws {
        var books = try Books(10_000)
        try books.buy(1, units: 3, for: 1_000, fee: 3)
        try books.buy(2, units: 4, for: 2_001, fee: 6)
        #expect(books.holding.size == 7)
        #expect(books.holding.cost == 3_001)
        #expect(books.holding.entryFees == 9)
        #expect(books.free == 10_000 - 3_010)
    }

    @Test func `a partial sale takes its share of the cost and the last one the rest`() throws {
        var books = try Books(10_000)
        try books.buy(1, units: 3, for: 1_000, fee: 10)
        let first = try books.sell(units: 1, for: 400)
        #expect(first.realised == 400 - 333 - 3)
        #expect(!first.closes)
        #expect(books.holding.cost == 667)
        #expect(books.holding.entryFees == 7)
        _ = try books.sell(units: 1, for: 400)
        let last = try books.sell(units: 1, for: 400)
        #expect(last.closes)
        #expect(books.holding.isFlat)
        #expect(books.holding.cost == 0)
        #expect(books.holding.entryFees == 0)
        #expect(books.holding.realisedThisTrip == 1_200 - 1_010)
        #expect(books.free == 10_190)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `selling more than is held is refused and changes nothing`() throws {
        var books = try Books(1_000)
        try books.buy(1, units: 5, for: 500)
        let before = books.ledger
        #expect(throws: LedgerError.exceedsHolding(held: 5, wanted: 6)) {
            _ = try books.sell(units: 6, for: 600)
        }
        #expect(books.ledger == before)
    }

    @Test func `a second close finds nothing to sell`() throws {
        var books = try Books(1_000)
        try books.buy(1, units: 5, for: 500)
        _ = try books.sell(units: 5, for: 500)
        #expect(throws: LedgerError.exceedsHolding(held: 0, wanted: 5)) {
            _ = try books.sell(units: 5, for: 500)
        }
        #expect(books.free == 1_000)
    }

    @Test(arguments: [
        (Int128(0), Int128(2_000), Int128(1_000)), (6, 1_994, 994), (2_000, 0, -1_000),
    ])
    func `the fee is taken from what a sale brings`(
        fee: Int128,
        free: Int128,
        realised: Int128
    ) throws {
        var books = try Books(1_000)
        try books.buy(1, units: 10, for: 1_000)
        #expect(try books.sell(units: 10, for: 2_000, fee: fee).realised == realised)
        #expect(books.free == free)
        #expect(books.ledger[.fees(Books.cash)] == fee)
    }

    @Test func `a fee above proceeds and cash is refused`() throws {
        var books = try Books(1_000)
        try books.buy(1, units: 10, for: 1_000)
        let before = books.ledger
        #expect(throws: LedgerError.insufficientFunds(required: 2_001, available: 2_000)) {
            _ = try books.sell(units: 10, for: 2_000, fee: 2_001)
        }
        #expect(books.ledger == before)
    }

    @Test func `profit adds up over trips and starts anew with each`() throws {
        var books = try Books(1_000)
        for (ordinal, proceeds): (UInt64, Int128) in [(1, 150), (2, 70)] {
            try books.buy(ordinal, units: 10, for: 100)
            _ = try books.sell(units: 10, for: proceeds)
        }
        #expect(books.holding.realised == 20)
        #expect(books.holding.realisedThisTrip == -30)
    }

    @Test func `a cost of nothing is no special case`() throws {
        var books = try Books(100)
        try books.buy(1, units: 10, for: 0)
        #expect(try books.sell(units: 10, for: 50).realised == 50)
    }

    @Test func `a fill beyond its reservation is paid in part from free cash`() throws {
        var books = try Books(1_000)
        try books.ledger.reserve(Amount(100, of: Books.cash), for: OrderOrdinal(1))
        _ = try books.fill(1, .buy, units: 1, notional: 100, fee: 1, opens: true)
        #expect(books.free == 899)
        #expect(books.ledger.reservation(OrderOrdinal(1))?.remaining == 0)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `a fill beyond reservation and free cash is refused and changes nothing`() throws {
        var books = try Books(100)
        try books.ledger.reserve(Amount(60, of: Books.cash), for: OrderOrdinal(1))
        let before = books.ledger
        #expect(throws: LedgerError.insufficientFunds(required: 101, available: 100)) {
            _ = try books.fill(1, .buy, units: 1, notional: 100, fee: 1, opens: true)
        }
        #expect(books.ledger == before)
    }

    @Test func `a fill after its reservation is gone is paid from free cash`() throws {
        var books = try Books(1_000)
        _ = try books.fill(1, .buy, units: 1, notional: 100, opens: true)
        #expect(books.free == 900)
        #expect(throws: LedgerError.insufficientFunds(required: 901, available: 900)) {
            _ = try books.fill(1, .buy, units: 1, notional: 901, opens: true)
        }
    }

    @Test func `a short sets proceeds and as much again aside, and a cover frees its share`()
        throws
    {
        var books = try Books(1_000)
        _ = try books.fill(1, .sell, units: 10, notional: 400, fee: 4, opens: true)
        #expect(books.holding.size == -10)
        #expect(books.free == 596)
        #expect(books.ledger[.collateral(Books.instrument)] == 800)
        let partial = try books.fill(2, .buy, units: 4, notional: 100, fee: 1, opens: false)
        #expect(partial.realised == 160 - 100 - 1 - 1)
        #expect(!partial.closes)
        #expect(books.ledger[.collateral(Books.instrument)] == 480)
        #expect(books.free == 596 + 320 - 101)
        let last = try books.fill(3, .buy, units: 6, notional: 300, opens: false)
        #expect(last.closes)
        #expect(books.ledger[.collateral(Books.instrument)] == 0)
        #expect(books.free == 1_000 - 4 - 1 + 0)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `a short is bought back at a loss up to collateral and cash, and not beyond`()
        throws
    {
        var books = try Books(500)
        _ = try books.fill(1, .sell, units: 10, notional: 400, opens: true)
        let before = books.ledger
        #expect(throws: LedgerError.collateralExhausted(required: 901, available: 900)) {
            _ = try books.fill(2, .buy, units: 10, notional: 901, opens: false)
        }
        #expect(books.ledger == before)
        let cover = try books.fill(3, .buy, units: 10, notional: 900, opens: false)
        #expect(cover.realised == -500)
        #expect(books.free == 0)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `an order never crosses from long to short or back`() throws {
        var books = try Books(1_000)
        try books.buy(1, units: 5, for: 100)
        #expect(throws: LedgerError.exceedsHolding(held: 5, wanted: 1)) {
            _ = try books.fill(2, .sell, units: 1, notional: 20, opens: true)
        }
        #expect(throws: LedgerError.exceedsHolding(held: 0, wanted: 1)) {
            _ = try books.fill(2, .buy, units: 1, notional: 20, opens: false)
        }
    }

    @Test func `amounts that could overflow a sum are refused`() throws {
        var books = try Books(.max)
        let huge: Int128 = (1 << 120) + 1
        #expect(throws: LedgerError.overflow) {
            _ = try books.fill(1, .buy, units: 1, notional: huge, opens: true)
        }
        #expect(throws: LedgerError.overflow) {
            _ = try books.fill(1, .buy, units: huge, notional: 1, opens: true)
        }
    }

    @Test func `sales of the largest amount end in a refusal, not in a trap`() throws {
        var books = try Books(1_000)
        try books.buy(1, units: 1_000, for: 1_000)
        var refused = false
        for _ in 0..<200 {
            do {
                _ = try books.sell(units: 1, for: 1 << 120)
            } catch {
                #expect(error == .overflow)
                refused = true
            }
        }
        #expect(refused)
        #expect(books.ledger.audit().isEmpty)
    }
}
