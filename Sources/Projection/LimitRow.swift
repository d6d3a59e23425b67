import Host
import SQLite
import TradeModel

/// A limit that a decision was bound by.
struct LimitRow: StoredRow {
    static var table: Table { Schema.limits }

    let ordinal: OrderOrdinal
    let use: LimitUse

    init(_ ordinal: OrderOrdinal, _ use: LimitUse) {
        self.ordinal = ordinal
        self.use = use
    }

    func write(to row: inout RowWriter) {
        row.bits(ordinal.value)
        row.text(use.name)
        row.wide(use.used)
        row.wide(use.limit)
        row.text(use.unit.rawValue)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        ordinal = OrderOrdinal(try row.bits())
        let name = try row.text()
        let used = try row.wide()
        let limit = try row.wide()
        guard let unit = LimitUse.Unit(rawValue: try row.text()) else {
            throw row.wrong("a unit")
        }
        use = LimitUse(name: name, used: used, limit: limit, unit: unit)
    }
}
