// The readers' commands with a projection and without one, and the copy of the books, with the program as
// it is built.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Books that are read and copied` {
    private func finishedRun() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3))
        let outcome = try folder.run("run", "--replay", "a.csv", "--quiet")
        try #require(outcome.code == 0, "\(outcome.errors)")
        return folder
    }

    private static let readers = [["status"], ["positions"], ["orders"], ["trades"], ["equity"]]

    private func answers(_ folder: TemporaryFolder) throws -> [String] {
        try Self.readers.map { command in
            let outcome = try folder.run(command + ["--json"])
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.errors.isEmpty)
            return outcome.output
        }
    }

    @Test func `a run leaves a projection, and without it the answers are the same`() throws {
        let folder = try finishedRun()
        #expect(folder.has("plimsoll-data/projection.db"))
        #expect(!folder.has("plimsoll-data/projection.db-wal"), "the file was closed in order")
        let before = try answers(folder)
        let journal = try folder.files("plimsoll-data/journal")
        #expect(unlink(folder.path + "/plimsoll-data/projection.db") == 0)
        #expect(try answers(folder) == before)
        try folder.write("plimsoll-data/projection.db", [UInt8](repeating: 7, count: 9_000))
        #expect(try answers(folder) == before)
        #expect(try folder.files("plimsoll-data/journal") == journal)
        // A run that has nothing left to do makes it anew.
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        #expect(
            try TemporaryFolder.read(folder.path + "/plimsoll-data/projection.db").count > 9_000
        )
        #expect(try answers(folder) == before)
    }

    @Test func `a directory that may not be written is read all the same`() throws {
        let folder = try finishedRun()
        let before = try answers(folder)
        #expect(chmod(folder.path + "/plimsoll-data", 0o500) == 0)
        defer { _ = chmod(folder.path + "/plimsoll-data", 0o700) }
        #expect(try answers(folder) == before)
    }

    @Test func `equity`() throws {
        let folder = try finishedRun()
        let points = try #require(try folder.run("equity", "--json").document().array)
        try #require(points.count > 20)
        #expect(points[0].keys == ["time", "time_ms", "equity", "cash", "peak", "drawdown"])
        #expect(points[0]["equity"]?.string == "10000")
        let status = try folder.run("status", "--json").document()
        #expect(points.last?["equity"]?.string == status["equity"]?.string)
        let middle = try #require(points[points.count / 2]["time_ms"]?.number)
        let later = try folder.run("equity", "--json", "--since", middle).document().array
        #expect(later?.first == points[points.count / 2])
        #expect(later?.count == points.count - points.count / 2)
        let time = try #require(points[points.count / 2]["time"]?.string)
        #expect(try folder.run("equity", "--json", "--since", time).document().array == later)
        let table = try folder.run("equity")
        #expect(table.output.contains("below peak") && table.output.contains("points, the deepest"))
        #expect(table.output.split(separator: "\n").count < 22)
        let refused = try folder.run("equity", "--since", "yesterday")
        #expect(refused.code == 2)
        #expect(refused.errors.contains("--since yesterday is no time"))
    }

    @Test func `equity of an empty directory`() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.run("equity", "--json").code == 3)
    }

    @Test func `backup and restore`() throws {
        let folder = try finishedRun()
        let made = try folder.run("backup", "copy", "--json")
        #expect(made.code == 0, "\(made.errors)")
        let document = try made.document()
        let status = try folder.run("status", "--json").document()
        #expect(document["state_hash"] == status["state_hash"])
        #expect(document["last_sequence"] == status["last_sequence"])
        #expect(try folder.run("journal", "verify", "--data-dir", "copy").code == 0)
        #expect(try folder.run("backup", "copy").code == 3)
        let restored = try folder.run("restore", "copy", "--data-dir", "again")
        #expect(restored.code == 0, "\(restored.errors)")
        let again = try folder.run("status", "--json", "--data-dir", "again").document()
        #expect(again["state_hash"] == status["state_hash"])
        let refused = try folder.run("restore", "copy", "--data-dir", "again")
        #expect(refused.code == 3)
        #expect(refused.errors.contains("again has a journal already"))
        #expect(try folder.run("restore", "a.csv", "--data-dir", "third").code != 0)
        #expect(try folder.run("backup", "none", "--data-dir", "nowhere").code == 3)
        #expect(!folder.has("none.partial"))
    }

    @Test func `readers beside a run, and a kill in the middle`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(3_000, seed: 5))
        let words = ["run", "--replay", "a.csv", "--quiet", "--speed", "20000"]
        let engine = try ChildProcess(words, in: folder)
        while !folder.has("plimsoll-data/projection.db"), !engine.hasEnded { usleep(1_000) }
        for round in 0..<15 {
            for command in Self.readers {
                let outcome = try folder.run(command + ["--json"])
                // At the very beginning there may be no record yet.
                #expect(outcome.code == 0 || round == 0 && outcome.code == 3, "\(outcome.errors)")
                #expect(!outcome.errors.contains("SQLite"))
            }
        }
        engine.send(SIGKILL)
        _ = try engine.wait()
        let cut = try answers(folder)
        #expect(unlink(folder.path + "/plimsoll-data/projection.db") == 0)
        #expect(try answers(folder) == cut)
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        let done = try answers(folder)
        #expect(unlink(folder.path + "/plimsoll-data/projection.db") == 0)
        #expect(try answers(folder) == done)
    }
}
