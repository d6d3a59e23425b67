import CSQLite

/// The row that a query stands at. It is valid during the call that got it. Columns count from 0.
public struct SQLiteRow {
    let statement: OpaquePointer

    /// What the column holds; numbers with a point and bytes are not ours and refused.
    public func value(_ column: Int32) throws(SQLiteError) -> SQLiteValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(statement, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(statement, column))
            let text = UnsafeBufferPointer(start: bytes, count: count)
            return .text(String(decoding: text, as: UTF8.self))
        default: throw contradiction(column, "a whole number or a text")
        }
    }

    /// A whole number.
    public func integer(_ column: Int32) throws(SQLiteError) -> Int64 {
        guard case .integer(let value) = try value(column) else {
            throw contradiction(column, "a whole number")
        }
        return value
    }

    /// The error for a column that does not hold what it should: the file was not written by us, or
    /// was changed since.
    public func contradiction(_ column: Int32, _ wanted: String) -> SQLiteError {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "?"
        return SQLiteError(
            code: SQLITE_CORRUPT,
            reason: "the column holds something else",
            doing: "read \(name) as \(wanted)"
        )
    }
}
