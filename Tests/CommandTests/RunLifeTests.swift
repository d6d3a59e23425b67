// A run's life as a user sees it: stopped, killed, gone on with, watched, finished and run again.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `A run's life` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(3_000, seed: 5))
        try folder.write("b.csv", Candles.csv(3_000, seed: 6, hasGaps: true))
    }

    private static let inputs = ["a.csv", "b.csv"]

    private func run(_ more: [String] = []) -> [String] {
        ["run", "--replay"] + Self.inputs + ["--json", "--quiet"] + more
    }

    private func backtestHash(_ more: [String] = []) throws -> String? {
        let command = ["backtest", "--data"] + Self.inputs + ["--json", "--strategy", "momentum"]
        return try folder.run(command + more).document()["state_hash"]?.string
    }

    /// Looks at the books until `isEnough` says so; each look is a process of its own.
    private func watch(_ isEnough: (JSONValue) -> Bool) throws {
        for _ in 0..<5_000 {
            let outcome = try folder.run("status", "--json")
            if outcome.code == 3 { continue }
            #expect(outcome.code == 0, "\(outcome.errors)")
            if isEnough(try outcome.document()) { return }
        }
        #expect(Bool(false), "the run did not come so far")
    }

    private func seen(_ status: JSONValue) -> Int {
        Int(status["inputs"]?.array?.first?["candles_seen"]?.number ?? "") ?? 0
    }

    @Test(arguments: [
        [], ["--fill", "close"], ["--fill", "depth", "--depth-share-bps", "50"],
        ["--partial-fill-bps", "5000", "--rejection-bps", "1000", "--seed", "7"],
        ["--latency-ms", "30000"], ["--set", "lookback=10", "--fee-bps", "0", "--cash", "123.45"],
    ])
    func `the replay and the backtest have the same hash`(settings: [String]) throws {
        let outcome = try folder.run(run(settings))
        #expect(outcome.code == 0, "\(outcome.errors)")
        let document = try outcome.document()
        #expect(document["fills"]?.number != "0")
        #expect(try document["state_hash"]?.string == backtestHash(settings))
        let verified = try folder.run("journal", "verify", "--json").document()
        #expect(verified["state_hash"] == document["state_hash"])
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal stops it where nobody reads what it says`(signal: Int32) throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        for end in ends { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
        try #require(fcntl(ends[1], F_SETFL, O_WRONLY | O_NONBLOCK) == 0)
        defer { for end in ends { close(end) } }
        let filling = [UInt8](repeating: 0, count: 4_096)
        while write(ends[1], filling, filling.count) > 0 {}
        // What the child shares with this process is the pipe: it waits, as terminals make it wait.
        try #require(fcntl(ends[1], F_SETFL, O_WRONLY) == 0)
        let child = try ChildProcess(
            ["run", "--replay", "a.csv", "--speed", "600"],
            in: folder,
            errors: ends[1]
        )
        try watch { seen($0) > 0 }
        child.send(signal)
        for _ in 0..<20_000 where !child.hasEnded { usleep(1_000) }
        let hasEnded = child.hasEnded
        if !hasEnded { child.send(SIGKILL) }
        #expect(try child.wait().code == 130)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal stops it with 130, and what follows has the same hash`(signal: Int32) throws {
        let child = try ChildProcess(run(["--speed", "20000"]), in: folder)
        try watch { seen($0) > 100 }
        child.send(signal)
        let stopped = try child.wait()
        #expect(stopped.code == 130)
        #expect(try stopped.document()["end"]?.string == "stopped")
        let finished = try folder.run(run())
        #expect(finished.code == 0)
        #expect(try finished.document()["state_hash"]?.string == backtestHash())
    }

    @Test func `a kill changes nothing either`() throws {
        var trades = "["
        for goal in [100, 300, 500] {
            let child = try ChildProcess(run(["--speed", "20000"]), in: folder)
            try watch { seen($0) > goal }
            child.send(SIGKILL)
            #expect(try child.wait().code == nil)
            let now = try folder.run("trades", "--json").output
            #expect(now.hasPrefix(trades))
            trades = String(now.dropLast(2))
        }
        let finished = try folder.run(run())
        #expect(finished.code == 0)
        #expect(try finished.document()["state_hash"]?.string == backtestHash())
        #expect(try folder.run("trades", "--json").output.hasPrefix(trades))
    }

    @Test func `readers beside it never fail, and trades only grow at the end`() throws {
        let child = try ChildProcess(run(["--speed", "60000"]), in: folder)
        try watch { seen($0) > 0 }
        var trades = "["
        while !child.hasEnded {
            for command in [["positions"], ["orders"], ["journal", "verify"]] {
                let outcome = try folder.run(command + ["--json"])
                #expect(outcome.code == 0, "\(outcome.output) \(outcome.errors)")
            }
            let outcome = try folder.run("trades", "--json")
            #expect(outcome.code == 0)
            #expect(outcome.output.hasPrefix(trades))
            trades = String(outcome.output.dropLast(2))
        }
        #expect(try child.wait().code == 0)
        #expect(trades.utf8.count > 1)
        #expect(try folder.run("trades", "--json").output.hasPrefix(trades))
    }

    @Test func `readers change no byte of the journal`() throws {
        let child = try ChildProcess(run(["--speed", "20000"]), in: folder)
        try watch { seen($0) > 100 }
        child.send(SIGKILL)
        _ = try child.wait()
        let before = try folder.files("plimsoll-data/journal")
        for command in [
            ["status"], ["positions"], ["orders"], ["trades"], ["journal", "verify"],
            ["journal", "inspect"], ["run"],
        ] {
            for format in [[], ["--json"]] { _ = try folder.run(command + format) }
        }
        #expect(try folder.files("plimsoll-data/journal") == before)
    }

    @Test func `a held directory is 7 and names the pid`() throws {
        let child = try ChildProcess(run(["--speed", "1"]), in: folder)
        try watch { $0["engine"]?["running"] == .bool(true) }
        let status = try folder.run("status", "--json").document()
        #expect(status["engine"]?["pid"]?.number == "\(child.pid)")
        let second = try folder.run(run(["--lock-timeout-ms", "100"]))
        #expect(second.code == 7)
        #expect(second.errors.contains("\(child.pid)"))
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
    }

    @Test func `finished and run again it changes nothing`() throws {
        let first = try folder.run(run()).document()
        let before = try folder.files("plimsoll-data/journal")
        let again = try folder.run(run())
        #expect(again.code == 0)
        let second = try again.document()
        #expect(second["end"]?.string == "nothing_left")
        #expect(second["state_hash"] == first["state_hash"])
        #expect(try folder.files("plimsoll-data/journal") == before)
        let words = try folder.run("run", "--replay", "a.csv", "b.csv").output
        #expect(words.contains("nothing was left to do"))
    }

    @Test func `a torn tail is verdict 1, is cut by the next run, and that is said`() throws {
        let hash = try folder.run(run()).document()["state_hash"]
        try change { bytes, end in for place in (end - 40)..<end { bytes[place] = 0 } }
        let verdict = try folder.run("journal", "verify", "--json")
        #expect(verdict.code == 1)
        #expect(try verdict.document()["verdict"]?.string == "torn_tail")
        #expect(try verdict.document()["damage"]?["offset"]?.number != nil)
        let mended = try folder.run(run())
        #expect(mended.code == 0)
        #expect(mended.errors.contains("bytes of an unfinished batch were cut"))
        #expect(mended.errors.contains("plimsoll-data/cut/"))
        #expect(try mended.document()["state_hash"] == hash)
        #expect(try folder.run("journal", "verify").code == 0)
    }

    @Test func `damage is 5 everywhere and says where`() throws {
        #expect(try folder.run(run()).code == 0)
        try change { bytes, end in bytes[end / 2] ^= 1 }
        let verdict = try folder.run("journal", "verify", "--json")
        #expect(verdict.code == 5)
        #expect(try verdict.document()["verdict"]?.string == "damaged")
        let file = try #require(try verdict.document()["damage"]?["file"]?.string)
        for command in [["status"], ["positions"], ["orders"], ["trades"], run()] {
            let outcome = try folder.run(command)
            #expect(outcome.code == 5)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains(file))
        }
    }

    @Test func `orders that stay open are unresolved`() throws {
        let settings = ["--latency-ms", "86400000", "--speed", "20000"]
        let child = try ChildProcess(run(settings), in: folder)
        try watch { $0["orders_working"]?.number != "0" }
        child.send(SIGTERM)
        #expect(try child.wait().code == 130)
        let unresolved = try folder.run("journal", "inspect", "--unresolved")
        #expect(unresolved.code == 1)
        #expect(unresolved.output.contains("entry"))
    }

    /// Changes the last segment that holds something; `end` is where its zeros begin.
    private func change(_ body: (inout [UInt8], _ end: Int) -> Void) throws {
        let files = try folder.files("plimsoll-data/journal")
        let names = files.keys.filter { $0.hasSuffix(".seg") }.sorted()
        let name = try #require(names.last { files[$0]?.contains { $0 != 0 } == true })
        var bytes = try #require(files[name])
        let end = (bytes.lastIndex { $0 != 0 } ?? 0) + 1
        body(&bytes, end)
        try folder.write("plimsoll-data/journal/" + name, bytes)
    }
}
