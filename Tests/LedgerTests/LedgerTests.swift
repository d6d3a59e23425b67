import Ledger
import Money
import Testing
import TradeModel

/// One instrument of whole units whose notional is price times quantity, paid with asset 0.
struct Books {
    static let cash = AssetID(0)
    static let instrument = InstrumentIndex(0)
    var ledger: Ledger
    private var nextTrade: UInt64 = 0

    init(_ cash: Int128, instruments: Int = 1) throws {
        ledger = Ledger(
            assetCount: instruments + 1,
            instruments: (0..<instruments).map { index in
                Instrument(
                    base: AssetID(UInt16(index + 1)),
                    quote: Self.cash,
                    priceScale: 2,
                    baseDecimals: 0,
                    quoteDecimals: 2,
                    lot: 1,
                    maxReadingAge: .day
                )
            }
        )
        try ledger.deposit(Amount(cash, of: Self.cash))
    }

    var free: Int128 { ledger.available(Self.cash) }
    var holding: Holding { ledger.holding(Self.instrument) }

    mutating func fill(
        _ ordinal: UInt64,
        _ side: Side,
        units: Int128,
        notional: Int128,
        fee: Int128 = 0,
        opens: Bool
    ) throws(LedgerError) -> Booking {
        nextTrade += 1
        let fill = Fill(
            ordinal: OrderOrdinal(ordinal),
            trade: TradeID(nextTrade),
            quantity: Quantity(units: units),
            price: 1,
            notional: notional,
            fee: fee
        )
        return try ledger.book(fill, on: Self.instrument, side: side, opens: opens)
    }

    /// Buys from a reservation of exactly the cost.
    mutating func buy(
        _ ordinal: UInt64,
        units: Int128,
        for notional: Int128,
        fee: Int128 = 0
    ) throws(LedgerError) {
        try ledger.reserve(Amount(notional + fee, of: Self.cash), for: OrderOrdinal(ordinal))
        _ = try fill(ordinal, .buy, units: units, notional: notional, fee: fee, opens: true)
        try ledger.release(OrderOrdinal(ordinal))
    }

    mutating func sell(
        units: Int128,
        for notional: Int128,
        fee: Int128 = 0
    ) throws(LedgerError) -> Booking {
        try fill(0, .sell, units: units, notional: notional, fee: fee, opens: false)
    }
}

@Suite struct `Reservations` {
    @Test func `of two buys of sixty from a hundred one succeeds and forty are left`() throws {
        var books = try Books(100)
        try books.buy(1, units: 60, for: 60)
        #expect(throws: LedgerError.insufficientFunds(required: 60, available: 40)) {
            try books.buy(2, units: 60, for: 60)
        }
        #expect(books.free == 40)
        #expect(books.holding.size == 60)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `ten of a hundred leave exactly nothing of a thousand`() throws {
        var books = try Books(1_000)
        for ordinal: UInt64 in 1...10 { try books.buy(ordinal, units: 1, for: 100) }
        #expect(books.free == 0)
        #expect(books.holding.size == 10)
        #expect(throws: LedgerError.insufficientFunds(required: 100, available: 0)) {
            try books.buy(11, units: 1, for: 100)
        }
    }

    @Test func `one buy of forty from a hundred leaves sixty, not twenty`() throws {
        var books = try Books(100)
        try books.buy(1, units: 1, for: 40)
        #expect(books.free == 60)
    }

    @Test func `a release keeps what others did in between`() throws {
        var books = try Books(100)
        let failed = OrderOrdinal(1)
        try books.ledger.reserve(Amount(50, of: Books.cash), for: failed)
        try books.buy(2, units: 1, for: 30)
        #expect(try books.ledger.release(failed) == 50)
        #expect(books.free == 70)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `what is set aside cannot be set aside again`() throws {
        var books = try Books(100)
        try books.ledger.reserve(Amount(100, of: Books.cash), for: OrderOrdinal(1))
        #expect(throws: LedgerError.insufficientFunds(required: 1, available: 0)) {
            try books.ledger.reserve(Amount(1, of: Books.cash), for: OrderOrdinal(2))
        }
    }

    @Test func `a second reservation for one intent is refused`() throws {
        var books = try Books(100)
        try books.ledger.reserve(Amount(10, of: Books.cash), for: OrderOrdinal(1))
        let before = books.ledger
        #expect(throws: LedgerError.duplicateReservation(OrderOrdinal(1))) {
            try books.ledger.reserve(Amount(10, of: Books.cash), for: OrderOrdinal(1))
        }
        #expect(books.ledger == before)
    }

    @Test func `a reservation is released once`() throws {
        var books = try Books(100)
        try books.ledger.reserve(Amount(10, of: Books.cash), for: OrderOrdinal(1))
        try books.ledger.release(OrderOrdinal(1))
        #expect(throws: LedgerError.unknownReservation(OrderOrdinal(1))) {
            try books.ledger.release(OrderOrdinal(1))
        }
        #expect(books.free == 100)
    }

    @Test func `an unknown intent can be neither posted nor doubted`() throws {
        var books = try Books(100)
        #expect(throws: LedgerError.unknownReservation(OrderOrdinal(9))) {
            try books.ledger.post(1, for: OrderOrdinal(9))
        }
        #expect(throws: LedgerError.unknownReservation(OrderOrdinal(9))) {
            try books.ledger.setInDoubt(true, OrderOrdinal(9))
        }
    }

    @Test func `posting takes from the reservation and never more than it holds`() throws {
        var books = try Books(100)
        let ordinal = OrderOrdinal(1)
        try books.ledger.reserve(Amount(10, of: Books.cash), for: ordinal)
        try books.ledger.post(7, for: ordinal)
        #expect(books.ledger.reservation(ordinal)?.remaining == 3)
        #expect(
            throws: LedgerError.exceedsReservation(ordinal, required: 4, reserved: 3)
        ) { try books.ledger.post(4, for: ordinal) }
        try books.ledger.release(ordinal)
        #expect(books.free == 93)
        #expect(books.ledger.audit().isEmpty)
    }

    @Test func `doubt keeps the funds where they are`() throws {
        var books = try Books(100)
        try books.ledger.reserve(Amount(10, of: Books.cash), for: OrderOrdinal(1))
        try books.ledger.setInDoubt(true, OrderOrdinal(1))
        #expect(books.free == 90)
        #expect(books.ledger.reservation(OrderOrdinal(1))?.isInDoubt == true)
    }

    @Test func `negative amounts are refused everywhere`() throws {
        var books = try Books(100)
        let refusal = LedgerError.negativeAmount(-1)
        #expect(throws: refusal) { try books.ledger.deposit(Amount(-1, of: Books.cash)) }
        #expect(throws: refusal) {
            try books.ledger.reserve(Amount(-1, of: Books.cash), for: OrderOrdinal(1))
        }
        #expect(throws: refusal) {
            _ = try books.fill(1, .buy, units: 1, notional: -1, opens: true)
        }
        #expect(throws: refusal) {
            _ = try books.fill(1, .buy, units: 1, notional: 1, fee: -1, opens: true)
        }
    }

    @Test func `a deposit that does not fit is refused`() throws {
        var books = try Books(.max)
        #expect(throws: LedgerError.overflow) {
            try books.ledger.deposit(Amount(1, of: Books.cash))
        }
        #expect(books.free == .max)
    }

    @Test func `reservations stand in the order of their intents`() throws {
        var books = try Books(100)
        for ordinal: UInt64 in [5, 1, 9, 3] {
            try books.ledger.reserve(Amount(1, of: Books.cash), for: OrderOrdinal(ordinal))
        }
        #expect(books.ledger.openReservations.map(\.ordinal.value) == [1, 3, 5, 9])
    }
}
