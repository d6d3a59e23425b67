import Host
import Journal
import Ports
import Projection
import SQLite
import SystemIO
import TestSupport
import Testing

@Suite struct `A projection that is of no use` {
    /// Spoils the rows, and looks that readers answer all the same and that the writer makes them anew.
    private func expectMended(
        _ books: Books,
        rebuilds: Int = 1,
        _ spoil: () throws -> Void
    ) throws {
        try spoil()
        let whole = try books.folded()
        #expect(try books.read().chronicle == whole.chronicle)
        #expect(try Books.answers(books.read()) == Books.answers(whole))
        let outcome = books.project()
        #expect(outcome.health == .current(sequence: whole.report.lastSequence))
        #expect(outcome.rebuilds == rebuilds)
        #expect(try books.reached() == Int64(whole.report.lastSequence))
        #expect(try books.read().chronicle == whole.chronicle)
    }

    private func projected(_ directory: String) throws -> Books {
        let books = try Books(directory)
        try books.run()
        books.project()
        return books
    }

    private func cut(_ path: String, to count: Int) throws {
        let disk = FileDisk()
        let bytes = try disk.read(path, limit: 1 << 26)
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        try Array(bytes[..<count]).withUnsafeBytes { try disk.write($0, to: file, at: 0) }
    }

    @Test func `removed`() throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books, rebuilds: 0) { try FileDisk().remove(books.file) }
    }

    @Test(arguments: [15, 16, 99, 100, 512, 4_095, 4_096, 8_192, 20_480, 40_960])
    func `cut short`(size: Int) throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books) { try cut(books.file, to: size) }
    }

    @Test(arguments: [0, 1]) func `cut to nothing`(size: Int) throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        // An empty file is what a new one looks like, too.
        try expectMended(books, rebuilds: 0) { try cut(books.file, to: size) }
    }

    @Test func `other bytes`() throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books) {
            let disk = FileDisk()
            let file = try disk.open(books.file, .truncated)
            defer { disk.close(file) }
            let garbage = [UInt8](repeating: 0xA7, count: 10_000)
            try garbage.withUnsafeBytes { try disk.write($0, to: file, at: 0) }
        }
    }

    @Test(arguments: ["0", "2", "1000"]) func `another version`(version: String) throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books) { try books.meddle("PRAGMA user_version = \(version)") }
    }

    @Test func `another program's`() throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books) { try books.meddle("PRAGMA application_id = 7") }
    }

    @Test(arguments: [
        "UPDATE fills SET fee = '1' WHERE number = 3",
        "UPDATE orders SET filled = filled || '0' WHERE ordinal = 2",
        "UPDATE equity SET equity = 'much' WHERE number = 2",
        "UPDATE incidents SET incident = 'nothing' WHERE number = 1",
        "DELETE FROM fills WHERE number = 4",
        "DELETE FROM limits WHERE number = 4",
        "INSERT INTO equity SELECT 1000000, at, equity, cash, sum FROM equity LIMIT 1",
        "DROP TABLE decisions",
    ])
    func `a row that somebody has changed is not shown`(statement: String) throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try books.meddle(statement)
        let whole = try books.folded()
        #expect(try books.read().chronicle == whole.chronicle)
    }

    @Test(arguments: ["DELETE FROM reach", "UPDATE reach SET next_sequence = next_sequence - 1"])
    func `a place that somebody has changed`(statement: String) throws {
        let directory = try TemporaryDirectory()
        let books = try projected(directory.path)
        try expectMended(books) { try books.meddle(statement) }
    }

    @Test func `of another journal`() throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        let strange = try Books(other.path, seed: 99)
        try strange.run(commits: 12)
        strange.project()
        try expectMended(books) { try FileDisk().rename(strange.file, to: books.file) }
    }

    @Test func `of the same inputs in another life`() throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        let strange = try Books(other.path)
        // Another start in the middle: the first record is the same and most later ones are not.
        try strange.run(commits: 20)
        try strange.run(commits: 10)
        strange.project()
        try expectMended(books) { try FileDisk().rename(strange.file, to: books.file) }
    }

    @Test func `ahead of the journal`() throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 12)
        let later = try Books(other.path)
        try later.run()
        later.project()
        try expectMended(books) { try FileDisk().rename(later.file, to: books.file) }
    }

    @Test func `removed under the writer`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 12)
        var projector = Projector(books.directory)
        while projector.turn() == .worked {}
        try FileDisk().remove(books.file)
        try books.run()
        while projector.turn() == .worked {}
        let whole = try books.folded()
        #expect(projector.health == .current(sequence: whole.report.lastSequence))
        #expect(projector.rebuilds == 1)
        #expect(try books.reached() == Int64(whole.report.lastSequence))
    }
}
