// The log that a run leaves, and that no secret leaves with it, whatever way it took.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `The log of a run` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(2_000, seed: 5, hasGaps: true))
    }

    private func log(_ directory: String) throws -> [JSONValue] {
        let bytes = try TemporaryFolder.read("\(folder.path)/\(directory)/logs/plimsoll.log")
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONValue(parsing: Array($0))
        }
    }

    @Test func `says that it started and how it ended`() throws {
        let outcome = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let lines = try log("books")
        #expect(lines.first?["message"] == .string("started"))
        #expect(lines.last?["message"] == .string("ended: finished"))
        #expect(lines.last?["epoch"] == .number("1"))
        for line in lines {
            for key in ["time", "level", "component", "message"] { #expect(line[key] != nil) }
        }
    }

    @Test func `gets no line from a process that does not hold the directory`() throws {
        let child = try ChildProcess(
            ["run", "--replay", "a.csv", "--data-dir", "books", "--speed", "600"],
            in: folder
        )
        while !folder.has("books/logs/plimsoll.log"), !child.hasEnded { usleep(1_000) }
        let other = try folder.run(
            "run",
            "--replay",
            "a.csv",
            "--data-dir",
            "books",
            "--lock-timeout-ms",
            "1"
        )
        #expect(other.code == 7)
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
        #expect(try log("books").filter { $0["component"] == .string("run") }.count == 2)
    }

    @Test func `goes on in the same file when the run is taken up again`() throws {
        let started = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(started.code == 0)
        let again = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(again.code == 0)
        #expect(
            try log("books").filter { $0["message"] == .string("ended: nothing_left") }.count == 1
        )
    }

    @Test func `a directory for logs that cannot be made stops no run`() throws {
        #expect(mkdir("\(folder.path)/books", 0o700) == 0)
        try folder.write("books/logs", "a file in its place")
        let outcome = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(outcome.code == 0, "\(outcome.errors)")
    }

    @Test func `planted secrets are nowhere in what a run leaves`() throws {
        let planted = "planted-in-the-environment"
        let key = String(repeating: "5e", count: 32)
        setenv("SOME_VENUE_API_KEY", planted, 1)
        defer { unsetenv("SOME_VENUE_API_KEY") }
        let good = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(good.code == 0)
        // Errors that quote what they were given, from the parser, the strategy and the system.
        let errors = try [
            folder.run("run", "--replay", "a.csv", "--strategy", planted),
            folder.run("run", "--replay", "a.csv", "--strategy", key),
            folder.run("run", "--replay", "\(planted).csv"),
            folder.run("run", "--replay", "a.csv", "--cash", planted),
            folder.run("run", "--no-such-option-\(planted)"),
            folder.run("status", "--data-dir", planted),
            folder.run("run", "--replay", "a.csv", "--data-dir", "/\(planted)/no"),
        ]
        for outcome in errors {
            #expect(outcome.code != 0)
            #expect(!outcome.errors.contains(planted), "\(outcome.errors)")
            #expect(!outcome.errors.contains(key), "\(outcome.errors)")
            #expect(outcome.errors.contains("redacted"), "\(outcome.errors)")
        }
        for name in ["books/journal", "books/logs"] {
            for (file, bytes) in try folder.files(name) {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains(planted), "\(file)")
            }
        }
    }
}
