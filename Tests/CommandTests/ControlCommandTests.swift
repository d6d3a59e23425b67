// Stopping, resuming and closing as an operator does it, on real processes.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Control from the command line` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(3_000, seed: 5))
    }

    private func run(speed: String) -> [String] {
        ["run", "--replay", "a.csv", "--json", "--quiet", "--speed", speed]
    }

    private func status() throws -> JSONValue? {
        let outcome = try folder.run("status", "--json")
        return outcome.code == 0 ? try outcome.document() : nil
    }

    private func latches(_ document: JSONValue?) -> [String] {
        document?["latches"]?.array?.compactMap { $0.string ?? $0["latch"]?.string } ?? []
    }

    /// An engine that listens, at a socket of its own: one that was killed left its. A candle of its data is a minute.
    private func engine(speed: String = "600") throws -> ChildProcess {
        let left = socketMadeAt()
        let child = try ChildProcess(run(speed: speed), in: folder)
        while socketMadeAt().map({ $0 == left }) ?? true, !child.hasEnded { sched_yield() }
        return child
    }

    /// When the socket was made, in nanoseconds; nil where there is none.
    private func socketMadeAt() -> Int? {
        var state = stat()
        guard lstat(folder.path + "/plimsoll-data/control.sock", &state) == 0 else { return nil }
        return state.st_ctim.tv_sec * 1_000_000_000 + state.st_ctim.tv_nsec
    }

    /// Milliseconds until the books say so; each look is a process of its own.
    private func milliseconds(until isSo: (JSONValue) -> Bool) throws -> Int {
        let began = clock()
        for _ in 0..<5_000 {
            if let status = try status(), isSo(status) { return clock() - began }
        }
        Issue.record("it did not come to that")
        return .max
    }

    private func clock() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
    }

    private func isHalted(_ status: JSONValue) -> Bool { status["mode"]?.string == "halted" }

    @Test func `halt is acknowledged, survives a kill, and resume lifts it`() throws {
        let child = try engine()
        let halt = try folder.run("halt", "--json")
        #expect(halt.code == 0, "\(halt.errors)")
        let document = try halt.document()
        #expect(document["arrived"]?.string == "engine")
        #expect(document["mode"]?.string == "halted")
        #expect(document["sequence"]?.number != nil)
        child.send(SIGKILL)
        _ = try child.wait()
        let stopped = try status()
        #expect(latches(stopped) == ["halted"])
        #expect(stopped?["gates"]?.array?.first?["meaning"]?.string?.contains("resume") == true)
        let second = try engine()
        let resume = try folder.run("resume", "--json")
        #expect(resume.code == 0, "\(resume.errors)")
        #expect(latches(try resume.document()).isEmpty)
        second.send(SIGTERM)
        #expect(try second.wait().code == 130)
        #expect(!folder.has("plimsoll-data/control.sock"))
    }

    @Test(arguments: ["600", "0.01"])
    func `the signal and the file halt within a second, at any pace`(speed: String) throws {
        let child = try engine(speed: speed)
        child.send(SIGUSR1)
        #expect(try milliseconds(until: isHalted) < 1_500, "a second, and the time of a look")
        #expect(try folder.run("resume", "--quiet").code == 0)
        try folder.write("plimsoll-data/HALT", "")
        #expect(try milliseconds(until: isHalted) < 1_500)
        let refused = try folder.run("resume")
        #expect(refused.code == 4)
        #expect(refused.errors.contains("plimsoll-data/HALT"))
        #expect(try status()?["halt_file"] == .bool(true))
        #expect(unlink(folder.path + "/plimsoll-data/HALT") == 0)
        #expect(try folder.run("resume").code == 0)
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
    }

    @Test func `halted by the signal and stopped at once, the next one is halted`() throws {
        let child = try engine()
        child.send(SIGUSR1)
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
        #expect(latches(try status()) == ["halted"])
    }

    @Test func `without an engine the word is kept for the next one, and that is said`() throws {
        let child = try engine()
        child.send(SIGTERM)
        _ = try child.wait()
        let halt = try folder.run("halt")
        #expect(halt.code == 0)
        #expect(halt.output.contains("No engine runs; it will start halted."))
        let flatten = try folder.run("flatten", "--yes")
        #expect(flatten.code == 0)
        #expect(flatten.output.contains("nothing is closed until one does"))
        #expect(latches(try status()) == ["halted"])
        let finished = try folder.run(run(speed: "max"))
        #expect(finished.code == 0)
        #expect(latches(try status()) == ["halted"])
        #expect(try folder.run("journal", "verify").code == 0)
    }

    @Test
    func `an engine that is frozen is halted through the file, and is halted when it goes on`()
        throws
    {
        let child = try engine()
        child.send(SIGSTOP)
        let halt = try folder.run("halt", "--json", "--patience-ms", "300")
        #expect(halt.code == 7)
        let document = try halt.document()
        #expect(document["arrived"]?.string == "halt_file")
        #expect(document["pid"]?.number == "\(child.pid)")
        #expect(folder.has("plimsoll-data/HALT"))
        let flatten = try folder.run("flatten", "--yes", "--patience-ms", "300")
        #expect(flatten.code == 7)
        #expect(flatten.errors.contains("\(child.pid)"))
        child.send(SIGCONT)
        #expect(try milliseconds(until: isHalted) < 1_500)
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
        let asked = try folder.run("journal", "inspect", "--json").output
        #expect(!asked.contains("flatten_asked"), "what was given up is not done")
    }

    @Test func `flatten asks, and where nobody can be asked it wants --yes`() throws {
        let child = try engine()
        let outcome = try folder.run("flatten")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("--yes"))
        let done = try folder.run("flatten", "--yes", "--json")
        #expect(done.code == 0)
        #expect(try done.document()["arrived"]?.string == "engine")
        child.send(SIGTERM)
        _ = try child.wait()
    }

    @Test(arguments: [[], ["--drift"], ["--exits-only"]])
    func `nothing to lift is 4 and says what is latched`(options: [String]) throws {
        #expect(try folder.run(run(speed: "max")).code == 0)
        let outcome = try folder.run(["resume"] + options)
        #expect(outcome.code == 4)
        #expect(outcome.errors.contains("nothing is latched"))
    }

    @Test(arguments: ["halt", "resume", "flatten"])
    func `a directory without a journal is 3 and is not made`(command: String) throws {
        let yes = command == "flatten" ? ["--yes"] : []
        let outcome = try folder.run([command, "--data-dir", "none"] + yes)
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("no journal in none"))
        #expect(!folder.has("none"))
    }

    @Test func `fifty operators leave the engine with the descriptors and threads that it had`()
        throws
    {
        let child = try engine(speed: "0.01")
        _ = try folder.run("halt")
        func count(_ kind: String) throws -> Int {
            let directory = try #require(opendir("/proc/\(child.pid)/\(kind)"))
            defer { closedir(directory) }
            var count = 0
            while readdir(directory) != nil { count += 1 }
            return count
        }
        // A connection is closed when its answer is taken, or a moment later: the fewest of many looks.
        func fewest(_ kind: String) throws -> Int {
            try (0..<2_000).map { _ in try count(kind) }.min() ?? 0
        }
        let before = (try fewest("fd"), try fewest("task"))
        for _ in 0..<50 { #expect(try folder.run("halt").code == 0) }
        #expect(try fewest("fd") == before.0)
        #expect(try fewest("task") == before.1)
        child.send(SIGTERM)
        _ = try child.wait()
    }
}
