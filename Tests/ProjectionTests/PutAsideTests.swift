import Host
import Journal
import Ports
import Projection
import SQLite
import Storage
import SystemIO
import TestSupport
import Testing

/// Runs that take snapshots and put segments aside: what is told of them must not depend on that.
@Suite struct `Rows of a journal that was put aside` {
    private let rule = SnapshotRule(intervalBytes: 4_096, keptSegments: 0)

    private func books(_ directory: String) throws -> Books {
        let books = try Books(directory, candles: 1_500)
        try books.run(segmentSize: 1 << 16, snapshots: rule)
        let names = try FileDisk().list(directory + "/journal")
        #expect(!names.contains("00000001.seg"), "the sample puts segments aside")
        return books
    }

    private func removeArchive(_ books: Books) throws {
        let archive = books.directory + "/archive"
        for name in try FileDisk().list(archive) { try FileDisk().remove(archive + "/" + name) }
    }

    @Test func `are made of all of it`() throws {
        let directory = try TemporaryDirectory()
        let books = try books(directory.path)
        let whole = try books.folded()
        #expect(whole.report.firstSegment == 1)
        #expect(whole.chronicle.starts == 1)
        #expect(books.project().health == .current(sequence: whole.report.lastSequence))
        #expect(try books.read().chronicle == whole.chronicle)
        #expect(try books.read().report.firstSegment > 1, "a reader begins at a snapshot")
        #expect(try Books.answers(books.read()) == Books.answers(whole))
    }

    @Test func `go on from a snapshot where they ended`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path, candles: 1_500)
        var reached: Int64 = 0
        for _ in 0..<4 {
            try books.run(commits: 60, segmentSize: 1 << 16, snapshots: rule)
            let outcome = books.project(batchLimit: 50)
            #expect(outcome.rebuilds == 0)
            #expect(try books.reached() > reached)
            reached = try books.reached()
            #expect(try books.read().chronicle == books.folded().chronicle)
        }
    }

    @Test func `that are behind are read on from where they end`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path, candles: 1_500)
        try books.run(commits: 40, segmentSize: 1 << 16, snapshots: rule)
        books.project()
        try books.run(segmentSize: 1 << 16, snapshots: rule)
        #expect(try books.read().chronicle == books.folded().chronicle)
    }

    @Test func `know what the archive that was taken away told`() throws {
        let directory = try TemporaryDirectory()
        let books = try books(directory.path)
        let whole = try books.folded()
        books.project()
        try removeArchive(books)
        #expect(try books.read().chronicle == whole.chronicle)
        #expect(books.project().rebuilds == 0)
        #expect(try books.read().chronicle == whole.chronicle)
    }

    @Test func `are kept under another name when nothing else knows what they tell`() throws {
        let directory = try TemporaryDirectory()
        let books = try books(directory.path)
        books.project()
        try removeArchive(books)
        let database = try SQLiteDatabase(books.file, .readWrite, busyMs: 1_000)
        try database.transaction { (transaction) throws(SQLiteError) in
            try transaction.run("PRAGMA user_version = 1000")
        }
        #expect(books.project().rebuilds == 1)
        #expect(try FileDisk().list(directory.path).contains("projection.db.1"))
    }

    @Test func `of another journal are not continued`() throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let stranger = try Books(other.path, seed: 77)
        try stranger.run(commits: 20)
        stranger.project()
        let books = try books(directory.path)
        try removeArchive(books)
        let bytes = try FileDisk().read(stranger.file, limit: 1 << 26)
        let file = try FileDisk().open(books.file, .truncated)
        try bytes.withUnsafeBytes { try FileDisk().write($0, to: file, at: 0) }
        FileDisk().close(file)
        #expect(books.project().rebuilds == 1)
        #expect(try books.read().chronicle == books.folded().chronicle)
    }
}
