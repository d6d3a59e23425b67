import SQLite
import TestSupport
import Testing

@Suite struct `SQLite files` {
    private struct Refused: Error {}

    private func made(_ directory: borrowing TemporaryDirectory) throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(directory.path + "/a.db", .create, busyMs: 10)
        try database.transaction { (transaction) throws(SQLiteError) in
            try transaction.run(
                "CREATE TABLE t (n INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER) STRICT"
            )
        }
        return database
    }

    private func count(_ database: SQLiteDatabase) throws -> Int64 {
        var count: Int64 = -1
        try database.query("SELECT count(*) FROM t") { (row) throws(SQLiteError) in
            count = try row.integer(0)
        }
        return count
    }

    @Test func `what a transaction did holds when it returns`() throws {
        let directory = try TemporaryDirectory()
        let database = try made(directory)
        try database.transaction { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO t VALUES (?, ?, ?)", [.integer(1), .text("é"), .null])
            try transaction.run("INSERT INTO t VALUES (?, ?, ?)", [.integer(2), .text(""), .null])
        }
        let other = try SQLiteDatabase(directory.path + "/a.db", .readOnly, busyMs: 10)
        var rows: [[SQLiteValue]] = []
        try other.query("SELECT n, a, b FROM t ORDER BY n") { (row) throws(SQLiteError) in
            rows.append([try row.value(0), try row.value(1), try row.value(2)])
        }
        #expect(rows == [[.integer(1), .text("é"), .null], [.integer(2), .text(""), .null]])
    }

    @Test func `what a transaction did is taken back when it throws, and the error goes on`()
        throws
    {
        let directory = try TemporaryDirectory()
        let database = try made(directory)
        #expect(throws: SQLiteError.self) {
            try database.transaction { (transaction) throws(SQLiteError) in
                try transaction.run("INSERT INTO t VALUES (1, 'a', 1)")
                try transaction.run("INSERT INTO t VALUES (2, 'a', 1)")
            }
        }
        #expect(try count(database) == 0)
        // The connection is as good as before.
        try database.transaction { (transaction) throws(SQLiteError) in
            try transaction.run("INSERT INTO t VALUES (1, 'a', 1)")
        }
        #expect(try count(database) == 1)
    }

    @Test func `an error names what was being done`() throws {
        let directory = try TemporaryDirectory()
        let database = try made(directory)
        do {
            try database.query("SELECT absent FROM t")
            Issue.record("there is no such column")
        } catch {
            #expect(error.description.contains("SELECT absent FROM t: no such column: absent"))
            #expect(!error.mayPass)
        }
    }

    @Test func `a file that another connection writes is busy, and may not be later`() throws {
        let directory = try TemporaryDirectory()
        let database = try made(directory)
        let other = try SQLiteDatabase(directory.path + "/a.db", .readWrite, busyMs: 10)
        try database.transaction { (_) throws(SQLiteError) in
            do throws(SQLiteError) {
                try other.transaction { (_) throws(SQLiteError) in }
                Issue.record("two writers at once")
            } catch {
                #expect(error.mayPass, "\(error)")
            }
        }
        try other.transaction { (_) throws(SQLiteError) in }
    }

    @Test func `a wide number comes back exactly`() throws {
        let directory = try TemporaryDirectory()
        let database = try made(directory)
        for value in [Int128.min, -1, 0, 9_223_372_036_854_775_808, .max] {
            try database.transaction { (transaction) throws(SQLiteError) in
                try transaction.run(
                    "INSERT OR REPLACE INTO t VALUES (1, ?, 0)",
                    [.wide(value)]
                )
            }
            var text = ""
            try database.query("SELECT a FROM t") { (row) throws(SQLiteError) in
                if case .text(let found) = try row.value(0) { text = found }
            }
            #expect(Int128(text) == value)
        }
    }

    @Test func `a read-only connection cannot make a file`() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: SQLiteError.self) {
            try SQLiteDatabase(directory.path + "/none.db", .readOnly, busyMs: 10)
        }
    }

    @Test func `a transaction in a transaction is a programmer's error`() async {
        await #expect(processExitsWith: .failure) {
            let database = try SQLiteDatabase(":memory:", .create, busyMs: 10)
            try database.transaction { (_) throws(SQLiteError) in
                try database.transaction { (_) throws(SQLiteError) in }
            }
        }
    }

    @Test func `a change outside a transaction is a programmer's error`() async {
        await #expect(processExitsWith: .failure) {
            let database = try SQLiteDatabase(":memory:", .create, busyMs: 10)
            try database.query("CREATE TABLE t (a)")
        }
    }
}
