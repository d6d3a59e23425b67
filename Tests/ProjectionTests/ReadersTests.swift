import Console
import Host
import Journal
import Projection
import SQLite
import SystemIO
import TestSupport
import Testing

@Suite struct `Readers over a projection` {
    @Test func `at every place that the rows have reached the answers are those of the journal`()
        throws
    {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 15)
        try books.run()
        let whole = try books.folded()
        #expect(whole.chronicle.trades.count > 10 && whole.chronicle.starts == 2)
        #expect(whole.chronicle.positions.contains { $0.closedAt != nil })
        #expect(whole.chronicle.decisions.contains { !$0.limits.isEmpty })
        let answers = Books.answers(whole)
        var projector = Projector(books.directory, batchLimit: 1)
        var places: Set<UInt64> = []
        while projector.turn() == .worked {
            places.insert(projector.health.sequence)
            let read = try books.read()
            #expect(read.chronicle == whole.chronicle)
            #expect(Books.answers(read) == answers)
        }
        #expect(places.count > 30, "places in the middle were reached")
        #expect(projector.health == .current(sequence: whole.report.lastSequence))
        #expect(projector.rebuilds == 0)
        #expect(try books.read().chronicle == whole.chronicle)
    }

    @Test func `rows are really used`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        books.project()
        // Only what was asked for is read: the rest stays as the facts behind the rows leave it.
        let run = try books.read([.trades])
        #expect(run.chronicle.orders.isEmpty)
        #expect(try run.chronicle.trades == books.folded().chronicle.trades)
    }

    @Test func `without a projection the journal answers`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 15)
        #expect(try Books.answers(books.read()) == Books.answers(books.folded()))
        #expect(try FileDisk().identity(books.file) == nil, "a reader makes no file")
    }

    @Test func `a reader changes nothing in the journal`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        books.project()
        let disk = FileDisk()
        func bytes() throws -> [String: [UInt8]] {
            var files: [String: [UInt8]] = [:]
            for name in try disk.list(books.directory + "/journal") {
                files[name] = try disk.read(
                    books.directory + "/journal/" + name,
                    limit: 1 << 24
                )
            }
            return files
        }
        let before = try bytes()
        _ = try books.read()
        #expect(try bytes() == before)
    }
}
