// How the chronicle's records stand in their tables.

import Host
import Money
import SQLite
import TradeModel

extension Chronicle.OrderRecord: StoredRow {
    static var table: Table { Schema.orders }

    func write(to row: inout RowWriter) {
        row.integer(Int64(order.epoch))
        row.integer(Int64(order.instrument.value))
        row.word(order.side)
        row.purpose(order.purpose)
        row.wide(order.quantity.units)
        row.integer(order.protection)
        row.wide(order.reserve)
        row.time(order.intendedAt)
        row.word(state)
        row.closure(closure)
        row.time(closedAt)
        row.wide(filled)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        let order = Order(
            ordinal: OrderOrdinal(UInt64(bitPattern: number)),
            epoch: try row.narrow(),
            instrument: try row.instrument(),
            side: try row.word(),
            purpose: try row.purpose(),
            quantity: try row.quantity(),
            protection: try row.optionalInteger(),
            reserve: try row.wide(),
            intendedAt: try row.time()
        )
        self.init(
            order: order,
            state: try row.word(),
            closure: try row.closure(),
            closedAt: try row.optionalTime(),
            filled: try row.wide()
        )
    }
}

extension Chronicle.Trade: StoredRow {
    static var table: Table { Schema.fills }

    func write(to row: inout RowWriter) {
        row.time(at)
        row.integer(Int64(instrument.value))
        row.word(side)
        row.purpose(purpose)
        row.bits(fill.ordinal.value)
        row.bits(fill.trade.value)
        row.wide(fill.quantity.units)
        row.integer(fill.price)
        row.wide(fill.notional)
        row.wide(fill.fee)
        row.wide(realised)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        let at = try row.time()
        let instrument = try row.instrument()
        let side: Side = try row.word()
        let purpose = try row.purpose()
        let fill = Fill(
            ordinal: OrderOrdinal(try row.bits()),
            trade: TradeID(try row.bits()),
            quantity: try row.quantity(),
            price: try row.integer(),
            notional: try row.wide(),
            fee: try row.wide()
        )
        self.init(
            at: at,
            instrument: instrument,
            side: side,
            purpose: purpose,
            fill: fill,
            realised: try row.optionalWide()
        )
    }
}

extension Chronicle.PositionRecord: StoredRow {
    static var table: Table { Schema.positions }

    func write(to row: inout RowWriter) {
        row.integer(Int64(instrument.value))
        row.word(side)
        row.time(openedAt)
        row.time(closedAt)
        row.wide(entered)
        row.wide(entryNotional)
        row.wide(left)
        row.wide(exitNotional)
        row.wide(realised)
        row.wide(fees)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        let instrument = try row.instrument()
        let side: Side = try row.word()
        let openedAt = try row.time()
        let closedAt = try row.optionalTime()
        var sums = Sums()
        sums.entered = try row.wide()
        sums.entryNotional = try row.wide()
        sums.left = try row.wide()
        sums.exitNotional = try row.wide()
        sums.realised = try row.wide()
        sums.fees = try row.wide()
        self.init(
            openedBy: UInt64(bitPattern: number),
            instrument: instrument,
            side: side,
            openedAt: openedAt,
            closedAt: closedAt,
            sums: sums
        )
    }
}

extension Chronicle.EquityPoint: StoredRow {
    static var table: Table { Schema.equity }

    func write(to row: inout RowWriter) {
        row.time(at)
        row.wide(equity)
        row.wide(cash)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        self.init(at: try row.time(), equity: try row.wide(), cash: try row.wide())
    }
}

extension Chronicle.Note: StoredRow {
    static var table: Table { Schema.incidents }

    func write(to row: inout RowWriter) {
        row.time(at)
        row.word(incident)
        row.integer(instrument.map { Int64($0.value) })
        row.bits(ordinal?.value)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        self.init(
            at: try row.time(),
            incident: try row.word(),
            instrument: try row.optionalNarrow().map { InstrumentIndex($0) },
            ordinal: try row.optionalBits().map { OrderOrdinal($0) }
        )
    }
}
