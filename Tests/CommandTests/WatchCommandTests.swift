// Books that are watched, where standard output is no terminal: the plain report, once for every change.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Watching` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3))
    }

    /// Looks until the child has written so many lines.
    private func waitFor(lines: Int, of child: ChildProcess) throws {
        for _ in 0..<5_000 {
            if try child.writtenLines() >= lines { return }
            try #require(!child.hasEnded)
            // A process that looks takes about as long as one should wait.
            _ = try folder.run("status")
        }
        #expect(Bool(false), "\(lines) lines were not written")
    }

    @Test func `a run that goes on is told again and again, one that stands still once`() throws {
        let engine = try ChildProcess(
            ["run", "--replay", "a.csv", "--speed", "600", "--quiet", "--json"],
            in: folder
        )
        while try folder.run("status").code == 3 {}
        let watch = try ChildProcess(["status", "--watch", "--json"], in: folder)
        try waitFor(lines: 2, of: watch)
        engine.send(SIGTERM)
        #expect(try engine.wait().code == 130)
        watch.send(SIGINT)
        let outcome = try watch.wait()
        #expect(outcome.code == 130)
        let hashes = try outcome.output.split(separator: "\n").map {
            try JSONValue(parsing: Array($0.utf8))["state_hash"]?.string
        }
        #expect(zip(hashes, hashes.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test(arguments: ["status", "orders"])
    func `it is the report without colours, and ends with a signal`(command: String) throws {
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        let plain = try folder.run(command).output
        let watch = try ChildProcess([command, "--watch"], in: folder)
        try waitFor(lines: 1, of: watch)
        watch.send(SIGTERM)
        let outcome = try watch.wait()
        #expect(outcome.code == 130)
        #expect(outcome.output == plain + "\n")
    }

    @Test func `without a journal it is 3`() throws {
        #expect(try folder.run("status", "--watch").code == 3)
    }
}
