import SQLite

/// A record that is kept as a row.
protocol StoredRow {
    /// Where.
    static var table: Table { get }
    /// Adds its columns, but for the number, in the table's order.
    func write(to row: inout RowWriter)
    /// Reads them in the same order; `number` is the row's.
    init(_ row: inout RowReader, number: Int64) throws(SQLiteError)
}

extension StoredRow {
    /// Writes it under `number`.
    func store(
        _ number: Int64,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) {
        var row = RowWriter(number: number)
        write(to: &row)
        try transaction.run(Self.table.write, row.finish())
    }

    /// The record that a row holds, and its number.
    static func read(_ row: SQLiteRow) throws(SQLiteError) -> (number: Int64, record: Self) {
        var reader = RowReader(row)
        let number = try reader.integer()
        let record = try Self(&reader, number: number)
        try reader.finish()
        return (number, record)
    }
}
