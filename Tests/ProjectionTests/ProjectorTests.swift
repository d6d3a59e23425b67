import Console
import Engine
import Glibc
import Host
import Journal
import SQLite
import SystemIO
import TestSupport
import Testing

@testable import Projection

@Suite struct `The projection's writer` {
    @Test func `it waits while another program holds the file, and readers do not`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 15)
        books.project()
        try books.run()
        let whole = try books.folded()
        var projector = Projector(books.directory)
        do {
            let stranger = try SQLiteDatabase(books.file, .readWrite, busyMs: 1_000)
            try stranger.pragma("locking_mode", "EXCLUSIVE")
            try stranger.transaction { (transaction) throws(SQLiteError) in
                try transaction.run("CREATE TABLE theirs (a)")
                #expect((try? books.read().chronicle) == whole.chronicle)
                guard case .blocked = projector.turn() else {
                    Issue.record("the writer has to wait")
                    return
                }
                guard case .waiting = projector.health else {
                    Issue.record("the health says so: \(projector.health)")
                    return
                }
            }
        }
        while projector.turn() == .worked {}
        #expect(projector.health == .current(sequence: whole.report.lastSequence))
        #expect(projector.rebuilds == 0, "what is locked is not thrown away")
    }

    @Test func `what it read is not lost when the file is held in the middle`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 15)
        var projector = Projector(books.directory)
        while projector.turn() == .worked {}
        try books.run()
        let stranger = try SQLiteDatabase(books.file, .readWrite, busyMs: 1_000)
        try stranger.transaction { (_) throws(SQLiteError) in
            // A second writer is kept out for as long as the first one's transaction is open.
            guard case .blocked = projector.turn(), case .blocked = projector.turn() else {
                Issue.record("the writer has to wait")
                return
            }
        }
        while projector.turn() == .worked {}
        #expect(projector.rebuilds == 0)
        #expect(try books.read().chronicle == books.folded().chronicle)
    }

    @Test func `dropped between two batches it goes on where the rows are`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        let whole = try books.folded().chronicle
        var lives = 0
        var reached: Int64 = 0
        while true {
            var projector = Projector(books.directory, batchLimit: 40)
            // The first turns fold what the rows have already; then one batch, and it is gone.
            var turn = projector.turn()
            while turn == .worked, projector.health.sequence <= UInt64(reached) {
                turn = projector.turn()
            }
            lives += 1
            #expect(try books.read().chronicle == whole)
            #expect(projector.rebuilds == 0)
            reached = try books.reached()
            if turn == .idle { break }
        }
        #expect(lives > 5)
        #expect(try books.read().chronicle == whole)
    }

    @Test func `a fault at any statement of a batch leaves all of it or nothing`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path, candles: 60)
        try books.run(commits: 12)
        books.project()
        let tables = [
            "orders", "fills", "positions", "equity", "incidents", "decisions", "limits", "reach",
        ]
        var statements = ["CREATE TABLE countdown (left_over INTEGER NOT NULL) STRICT"]
        for table in tables {
            statements.append(
                """
                CREATE TRIGGER fault_\(table) BEFORE INSERT ON \(table) BEGIN
                UPDATE countdown SET left_over = left_over - 1;
                SELECT RAISE(ABORT, 'planted') WHERE (SELECT left_over FROM countdown) < 0;
                END
                """
            )
        }
        for statement in statements { try books.meddle(statement) }
        try books.run()
        let batch = try rest(of: books)
        let before = try rows(books)
        var allowed = 0
        while true {
            try books.meddle("DELETE FROM countdown", "INSERT INTO countdown VALUES (\(allowed))")
            let store = try ProjectionStore(books.file)
            do throws(ProjectionFault) {
                try store.write(batch)
                break
            } catch {
                #expect("\(error)".contains("planted"))
            }
            #expect(try rows(books) == before, "statement \(allowed + 1) left something behind")
            allowed += 1
        }
        #expect(allowed > 30, "the batch has many statements: \(allowed)")
        #expect(try books.reached() == Int64(batch.reach.sequence))
        #expect(try books.read().chronicle == books.folded().chronicle)
        // Once more: it is in the rows already.
        let after = try rows(books)
        try ProjectionStore(books.file).write(batch)
        #expect(try rows(books) == after)
    }

    /// Everything that the journal has and the rows have not, as one batch.
    private func rest(of books: Books) throws -> ProjectionBatch {
        let known = try ProjectionStore(books.file).reach
        var feed = try FoldedFeed(books.directory, known)
        while case .batch = feed.step() {}
        return ProjectionBatch(
            firstSequence: known.position.nextSequence,
            specification: nil,
            changes: feed.takeChanges(),
            reach: feed.reach(from: known)
        )
    }

    /// How many rows each table has, and where they stand.
    private func rows(_ books: Books) throws -> [Int64] {
        try [
            "SELECT count(*) FROM orders", "SELECT count(*) FROM fills",
            "SELECT count(*) FROM positions", "SELECT count(*) FROM equity",
            "SELECT count(*) FROM decisions", "SELECT count(*) FROM limits",
            "SELECT count(*) FROM incidents", "SELECT next_sequence FROM reach",
            "SELECT total(sum) <> 0 FROM orders",
        ].map { try books.number($0) }
    }

    @Test func `turned again it changes nothing`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        books.project()
        let disk = FileDisk()
        let before = try disk.read(books.file, limit: 1 << 26)
        for _ in 0..<3 { #expect(books.project().rebuilds == 0) }
        #expect(try disk.read(books.file, limit: 1 << 26) == before)
    }

    @Test func `a closed position stays closed`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 20)
        books.project(batchLimit: 7)
        let closed = try books.number("SELECT count(*) FROM positions WHERE closed_at NOT NULL")
        #expect(closed > 2)
        try books.run()
        books.project(batchLimit: 7)
        let whole = try books.folded()
        let open = try books.number("SELECT count(*) FROM positions WHERE closed_at IS NULL")
        #expect(open == Int64(whole.core.open.count))
        #expect(
            try books.number("SELECT count(*) FROM positions WHERE closed_at NOT NULL")
                == Int64(whole.core.tally.roundTrips)
        )
    }

    @Test func `no column can hold a floating-point number`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        books.project()
        #expect(
            try books.number(
                """
                SELECT count(*) FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
                WHERE tables.type = 'table' AND columns.type NOT IN ('INTEGER', 'TEXT')
                """
            ) == 0
        )
        #expect(
            try books.number("SELECT count(*) FROM pragma_table_list WHERE strict = 1") == 9
        )
    }

    @Test func `five hundred readers while it writes see no trouble`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path, candles: 40)
        try books.run()
        let whole = try TradesDocument.text(books.folded())
        let writing = EngineThread.start {
            var turns = 0
            for _ in 0..<12 {
                // From nothing each time: a file that is made, filled and removed beside the readers.
                _ = unlink(books.file)
                turns += books.project(batchLimit: 3).health.sequence > 0 ? 1 : 0
            }
            return turns
        }
        for _ in 0..<500 {
            let answer = try TradesDocument.text(books.read([.trades]))
            if answer != whole { Issue.record("a reader saw something else") }
        }
        while writing.outcome == nil { SystemClock.pause(milliseconds: 1) }
        #expect(writing.outcome == 12)
    }
}
