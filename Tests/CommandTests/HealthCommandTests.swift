// What another process sees of a run and of everything beside it, with the program as it is built.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `An engine seen from outside` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(2_000, seed: 5))
    }

    /// A run that is at work until it is stopped, its socket and its first record there.
    private func engine(_ more: [String] = [], variables: [String] = []) throws -> ChildProcess {
        let words = ["run", "--replay", "a.csv", "--data-dir", "books", "--speed", "600"]
        let child = try ChildProcess(words + more, in: folder, variables: variables)
        while !folder.has("books/control.sock"), !child.hasEnded { usleep(1_000) }
        while try folder.run("status", "--data-dir", "books").code != 0, !child.hasEnded {}
        return child
    }

    private func status() throws -> JSONValue {
        try folder.run("status", "--json", "--data-dir", "books").document()
    }

    private func health() throws -> (code: Int32?, document: JSONValue) {
        let outcome = try folder.run("health", "--json", "--data-dir", "books")
        return (outcome.code, try outcome.document())
    }

    private func check(_ name: String, _ document: JSONValue) -> JSONValue? {
        document["checks"]?.array?.first { $0["check"] == .string(name) }
    }

    private func stop(_ engine: ChildProcess) throws {
        engine.send(SIGTERM)
        let outcome = try engine.wait()
        #expect(outcome.code == 130, "\(outcome.errors)")
    }

    @Test func `status and health ask the engine, and say so when there is none`() throws {
        let engine = try engine()
        let running = try status()["health"]
        #expect(running?["socket"] == .string("answers"))
        let tasks = running?["report"]?["tasks"]?.array ?? []
        #expect(tasks.map { $0["task"]?.string } == ["control", "projection"])
        for key in ["state", "since_ms", "restarts", "last_error", "essential"] {
            for task in tasks { #expect(task[key] != nil, "\(key)") }
        }
        for key in ["state", "sequence", "lag", "reason"] {
            #expect(running?["report"]?["projection"]?[key] != nil, "\(key)")
        }
        #expect(running?["report"]?["log"]?["lost"] == .number("0"))
        let text = try folder.run("status", "--data-dir", "books").output
        #expect(text.contains("The engine answers") && text.contains("projection  running"))
        let (code, document) = try health()
        #expect(code == 0)
        #expect(
            document["checks"]?.array?.map { $0["check"]?.string } == [
                "journal", "positions", "balances", "strategy", "engine",
            ]
        )
        #expect(check("engine", document)?["verdict"] == .string("ok"))
        try stop(engine)
        let stopped = try status()["health"]
        #expect(stopped?["socket"] == .string("nobody"))
        #expect(stopped?["report"] == .null)
        #expect(try folder.run("status", "--data-dir", "books").output.contains("No engine runs"))
        #expect(try check("engine", health().document)?["verdict"] == .string("warn"))
    }

    @Test func `an engine that is frozen keeps nobody waiting, and that is bad`() throws {
        let engine = try engine()
        engine.send(SIGSTOP)
        let clock = ContinuousClock()
        let began = clock.now
        #expect(try status()["health"]?["socket"] == .string("silent"))
        // Eight tenths of a second are for the engine; the rest is the program's own, on a busy machine.
        #expect(clock.now - began < .seconds(5))
        let (code, document) = try health()
        #expect(code == 1)
        #expect(document["verdict"] == .string("bad"))
        engine.send(SIGCONT)
        try stop(engine)
    }

    @Test func `a socket that is taken away comes back, and status tells of it`() throws {
        let engine = try engine()
        #expect(unlink(folder.path + "/books/control.sock") == 0)
        while !folder.has("books/control.sock"), !engine.hasEnded { usleep(1_000) }
        #expect(try folder.run("halt", "--data-dir", "books").code == 0)
        let task = try status()["health"]?["report"]?["tasks"]?.array?.first
        #expect(task?["restarts"] == .number("1"))
        #expect(task?["last_error"] == .string("control.sock was taken away"))
        #expect(task?["state"] == .string("running"))
        engine.send(SIGTERM)
        #expect(try engine.wait().errors.contains("control failed: control.sock was taken away"))
    }

    @Test func `a log that cannot be written is told once, shown, and stops no run`() throws {
        try folder.write("occupied", "a file in its place")
        let engine = try engine(
            ["--quiet"],
            variables: ["PLIMSOLL_LOGS__DIRECTORY=\(folder.path)/occupied"]
        )
        var failure: String?
        while failure == nil, !engine.hasEnded {
            failure = try status()["health"]?["report"]?["log"]?["failure"]?.string
        }
        #expect(failure?.contains("occupied") == true)
        let text = try folder.run("status", "--data-dir", "books").output
        #expect(text.contains("occupied"))
        let check = try check("engine", health().document)
        #expect(check?["verdict"] == .string("warn"))
        engine.send(SIGTERM)
        let outcome = try engine.wait()
        #expect(outcome.code == 130)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.filter { $0.contains("the log cannot be written") }.count == 1)
    }

    @Test func `a projection that cannot be written is told, shown, and stops no run`() throws {
        #expect(mkdir(folder.path + "/books", 0o700) == 0)
        #expect(mkdir(folder.path + "/books/projection.db", 0o700) == 0)
        try folder.write("books/projection.db/in the way", "")
        let engine = try engine()
        var restarts = "0"
        while restarts == "0", !engine.hasEnded {
            let tasks = try status()["health"]?["report"]?["tasks"]?.array
            restarts = tasks?.last?["restarts"]?.number ?? "0"
        }
        #expect(try health().code == 0, "nothing is lost by it")
        #expect(try check("engine", health().document)?["verdict"] == .string("warn"))
        engine.send(SIGTERM)
        let outcome = try engine.wait()
        #expect(outcome.code == 130)
        #expect(outcome.errors.contains("projection failed: "))
        #expect(outcome.errors.contains("the projection is not complete: "))
    }

    @Test func `a damaged journal is bad`() throws {
        let words = ["run", "--replay", "a.csv", "--data-dir", "books", "--quiet"]
        #expect(try folder.run(words).code == 0)
        let name = try #require(try folder.files("books/journal").keys.min())
        var bytes = try TemporaryFolder.read("\(folder.path)/books/journal/\(name)")
        for offset in 600..<700 { bytes[offset] ^= 0xFF }
        try folder.write("books/journal/\(name)", bytes)
        let (code, document) = try health()
        #expect(code == 1)
        #expect(check("journal", document)?["verdict"] == .string("bad"))
        #expect(try folder.run("health", "--data-dir", "nowhere").code == 3)
    }
}
