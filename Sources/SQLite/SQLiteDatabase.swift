// A connection to an SQLite file. Its types leave one way to change the file: `transaction`. A
// connection by itself only asks and sets its own manners, so a change without a transaction around it
// cannot be written.
//
// A connection belongs to one thread.

import CSQLite

/// A connection.
public final class SQLiteDatabase {
    /// What the connection may do.
    public enum Access: Sendable, Hashable {
        /// Ask.
        case readOnly
        /// Ask and change; the file must exist.
        case readWrite
        /// Ask and change; the file is made where there is none.
        case create
    }

    /// The file.
    public let path: String
    private let handle: OpaquePointer
    private var prepared: [String: OpaquePointer] = [:]
    private var isInTransaction = false

    /// Opens a file. `busyMs` is how long each operation waits for other connections to let go.
    public init(_ path: String, _ access: Access, busyMs: Int32) throws(SQLiteError) {
        let flags =
            switch access {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteDatabase.error(opened, code, "open \(path)")
            sqlite3_close_v2(opened)
            throw error
        }
        self.path = path
        handle = opened
        sqlite3_extended_result_codes(opened, 1)
        sqlite3_busy_timeout(opened, busyMs)
    }

    deinit {
        for statement in prepared.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    // MARK: - Asking

    /// Runs a query that changes nothing and hands each of its rows to `body`.
    ///
    /// - Precondition: the statement changes nothing.
    public func query(
        _ sql: String,
        _ values: [SQLiteValue] = [],
        row body: (SQLiteRow) throws(SQLiteError) -> Void = { (_) throws(SQLiteError) in }
    ) throws(SQLiteError) {
        let statement = try prepare(sql)
        precondition(
            sqlite3_stmt_readonly(statement) != 0,
            "what changes the file stands in a transaction: \(sql)"
        )
        try run(statement, sql, values, body)
    }

    /// Sets one of the connection's manners: `name = value`.
    public func pragma(_ name: String, _ value: String) throws(SQLiteError) {
        let sql = "PRAGMA \(name) = \(value)"
        try run(try prepare(sql), sql, []) { (_) throws(SQLiteError) in }
    }

    /// Runs queries that all see the same state of the file.
    ///
    /// - Precondition: no other transaction is open.
    public func snapshot<Result>(
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try scope("BEGIN DEFERRED", body)
    }

    // MARK: - Changing

    /// The right to change the file: there is one only while a transaction is open.
    public struct Transaction: ~Copyable {
        fileprivate let database: SQLiteDatabase

        /// Runs a statement.
        public func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) {
            let statement = try database.prepare(sql)
            try database.run(statement, sql, values) { (_) throws(SQLiteError) in }
        }

        /// Runs a query and hands each of its rows to `body`.
        public func query(
            _ sql: String,
            _ values: [SQLiteValue] = [],
            row body: (SQLiteRow) throws(SQLiteError) -> Void
        ) throws(SQLiteError) {
            try database.run(try database.prepare(sql), sql, values, body)
        }
    }

    /// Makes changes that all hold or none: they are committed when `body` returns and taken back when
    /// it throws, whose error is thrown on.
    ///
    /// - Precondition: no other transaction is open. Nesting is a programmer's error: the inner one could
    ///   promise nothing that the outer one may not take back.
    public func transaction<Result>(
        _ body: (borrowing Transaction) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try scope("BEGIN IMMEDIATE") { () throws(SQLiteError) in
            try body(Transaction(database: self))
        }
    }

    private func scope<Result>(
        _ begin: String,
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        precondition(!isInTransaction, "a transaction within a transaction")
        try control(begin)
        isInTransaction = true
        defer { isInTransaction = false }
        do throws(SQLiteError) {
            let result = try body()
            try control("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Takes the open transaction back. SQLite may have done so by itself after a full disk; and where
    /// even this fails, closing the connection does it.
    private func rollBack() {
        if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    private func control(_ sql: String) throws(SQLiteError) {
        try run(try prepare(sql), sql, []) { (_) throws(SQLiteError) in }
    }

    // MARK: - Statements

    private func prepare(_ sql: String) throws(SQLiteError) -> OpaquePointer {
        if let statement = prepared[sql] { return statement }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw error(code, sql) }
        prepared[sql] = statement
        return statement
    }

    private func run(
        _ statement: OpaquePointer,
        _ sql: String,
        _ values: [SQLiteValue],
        _ body: (SQLiteRow) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() {
            let code = bind(value, Int32(index + 1), statement)
            guard code == SQLITE_OK else { throw error(code, sql) }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(SQLiteRow(statement: statement))
            case SQLITE_DONE: return
            case let code: throw error(code, sql)
            }
        }
    }

    private func bind(
        _ value: SQLiteValue,
        _ place: Int32,
        _ statement: OpaquePointer
    ) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let value): return sqlite3_bind_int64(statement, place, value)
        case .text(var text):
            // SQLITE_TRANSIENT, a cast that Swift does not import: SQLite keeps a copy of its own.
            let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            if text.isEmpty { return sqlite3_bind_text(statement, place, "", 0, copies) }
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text(
                        statement,
                        place,
                        characters.baseAddress,
                        Int32(clamping: characters.count),
                        copies
                    )
                }
            }
        }
    }

    private func error(_ code: Int32, _ doing: String) -> SQLiteError {
        SQLiteDatabase.error(handle, code, doing)
    }

    private static func error(_ handle: OpaquePointer?, _ code: Int32, _ doing: String)
        -> SQLiteError
    {
        let reason = sqlite3_errmsg(handle).map { String(cString: $0) }
        return SQLiteError(code: code, reason: reason ?? "no reason given", doing: doing)
    }
}
