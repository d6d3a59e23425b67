// The Warden as a user meets it, over real HTTP to the program's own emulator.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Warden command` {
    @Test func `a token that nobody can rob with passes, and a honeypot fails by its sale`() throws
    {
        let emulator = try Emulated()
        defer { emulator.stop() }
        let clean = try emulator.run(["warden", try emulator.mint("KEEL"), "--json"])
        #expect(clean.code == 0, "\(clean.errors)")
        #expect(try clean.document()["verdict"]?.string == "pass")
        let rug = try emulator.run(["warden", try emulator.mint("LIMPET"), "--json"])
        #expect(rug.code == 1, "\(rug.errors)")
        let document = try rug.document()
        #expect(document["verdict"]?.string == "fail")
        let broken = (document["rules"]?.array ?? []).filter { $0["outcome"]?.string == "broken" }
        #expect(broken.map { $0["rule"]?.string } == ["sell"])
    }

    @Test func `a verdict is read in a glance: the word, the reasons, the sources`() throws {
        let emulator = try Emulated()
        defer { emulator.stop() }
        let shown = try emulator.run(["warden", try emulator.mint("SPRING")])
        #expect(shown.code == 1 && shown.output.contains("FAIL"))
        for word in ["mint", "solana-rpc", "birdeye", "rugcheck", "goplus", "jupiter"] {
            #expect(shown.output.lowercased().contains(word), "\(word): \(shown.output)")
        }
        #expect(shown.output.split(separator: "\n").count < 60)
    }

    @Test func `what was recorded is what a run and a backtest go by`() throws {
        let emulator = try Emulated()
        defer { emulator.stop() }
        let folder = emulator.folder
        for _ in 0..<2 {
            let look = ["--record", "seen.jsonl", "--instrument", "a"]
            let recorded = try emulator.run(["warden", try emulator.mint("KEEL")] + look)
            #expect(recorded.code == 0, "\(recorded.errors)")
        }
        let lines = try folder.file("seen.jsonl").split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 2)
        try folder.write("a.csv", Candles.csv(120, seed: 3))
        try folder.write("plimsoll.json5", "{ strategy: { name: 'momentum' } }")
        let run = try folder.run(
            "run",
            "--replay",
            "a.csv",
            "--verdicts",
            "seen.jsonl",
            "--quiet",
            "--json"
        )
        #expect(run.code == 0, "\(run.errors)")
        let backtest = try folder.run(
            "backtest",
            "--data",
            "a.csv",
            "--verdicts",
            "seen.jsonl",
            "--quiet",
            "--json"
        )
        #expect(backtest.code == 0, "\(backtest.errors)")
        #expect(try run.document()["state_hash"] == backtest.document()["state_hash"])
    }

    @Test func `a file of verdicts that cannot be read is named with its line`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(120, seed: 3))
        try folder.write("seen.jsonl", "\n{\"at\":1}\n")
        for command in [["run", "--replay"], ["backtest", "--data"]] {
            let outcome = try folder.run(command + ["a.csv", "--verdicts", "seen.jsonl"])
            #expect(outcome.code == 3, "\(outcome.errors)")
            #expect(outcome.errors.contains("seen.jsonl") && outcome.errors.contains("line 2"))
        }
    }

    @Test func `what cannot be asked is refused with 2, and says how it is meant`() throws {
        let folder = try TemporaryFolder()
        let mint = "So11111111111111111111111111111111111111112"
        let refused: [(arguments: [String], words: String)] = [
            (["warden", "no-token"], "base58"), (["warden", mint], "providers.solanaRpc.url"),
            (["warden", mint, "--record", "seen.jsonl"], "--instrument"),
            (["warden", mint, "--instrument", "a"], "--record"),
            (["emulate", "providers", "--fault", "birdeye"], "PROVIDER=KIND"),
            (["emulate", "providers", "--fault", "nobody=429"], "PROVIDER=KIND"),
            (["emulate", "providers", "--fault", "birdeye=429@0"], "PROVIDER=KIND"),
        ]
        for (arguments, words) in refused {
            let outcome = try folder.run(arguments)
            #expect(outcome.code == 2, "\(arguments): \(outcome.errors)")
            #expect(outcome.output.isEmpty && outcome.errors.contains(words), "\(outcome.errors)")
        }
        #expect(!folder.has("seen.jsonl"))
    }

    @Test func `a provider that is down is named, and nothing passes without it`() throws {
        let emulator = try Emulated(["--fault", "birdeye=500"])
        defer { emulator.stop() }
        let patience = ["PLIMSOLL_WARDEN__PATIENCE=3s"]
        let shown = try emulator.run(["warden", try emulator.mint("KEEL")], patience)
        #expect(shown.code == 1, "\(shown.errors)")
        #expect(shown.output.contains("birdeye: no answer in time"), "\(shown.output)")
    }

    @Test func `a token that is watched: who is silent and that it fails leaves as an alert`()
        throws
    {
        let emulator = try Emulated(["--fault", "birdeye=500"])
        defer { emulator.stop() }
        let folder = emulator.folder
        let mint = try emulator.mint("KEEL")
        try folder.write("told", "")
        let watch = try emulator.start(
            ["warden", mint, "--every", "10"],
            [
                "PLIMSOLL_WARDEN__PATIENCE=2s",
                "PLIMSOLL_ALERTS__COMMAND=/bin/sh,-c,cat >> \(folder.path)/told",
            ]
        )
        for _ in 0..<1_500 {
            if try String(decoding: folder.file("told"), as: UTF8.self).contains("source_silent") {
                break
            }
            try #require(!watch.hasEnded, "it watches")
            usleep(10_000)
        }
        watch.send(SIGTERM)
        let outcome = try watch.wait()
        #expect(outcome.code == 130, "\(outcome.errors)")
        let told = try String(decoding: folder.file("told"), as: UTF8.self)
        #expect(told.contains(#""name":"source_silent""#) && told.contains(#""source":"birdeye""#))
        #expect(told.contains(#""name":"token_fails""#) && told.contains("\"token\":\"\(mint)\""))
        #expect(outcome.output.contains("birdeye has no answer"), "\(outcome.output)")
        let refused = try folder.run("warden", mint, "--every", "9")
        #expect(refused.code == 2 && refused.errors.contains("86400"), "\(refused.errors)")
    }
}

/// The program's emulator in a process of its own.
private struct Emulated {
    let folder: TemporaryFolder
    private let server: ChildProcess
    private let document: JSONValue

    init(_ faults: [String] = []) throws {
        folder = try TemporaryFolder()
        server = try ChildProcess(["emulate", "providers", "--json"] + faults, in: folder)
        // Nothing is served before the line is there.
        while try server.writtenLines() == 0 {
            try #require(!server.hasEnded, "the emulator serves")
            usleep(10_000)
        }
        document = try JSONValue(parsing: server.written())
    }

    func stop() {
        server.send(SIGTERM)
        do { _ = try server.wait() } catch { Issue.record(error) }
    }

    func mint(_ symbol: String) throws -> String {
        let tokens = try #require(document["tokens"]?.array)
        let token = tokens.first { $0["symbol"]?.string == symbol }
        return try #require(token?["mint"]?.string, "\(symbol) is served")
    }

    func run(_ arguments: [String], _ more: [String] = []) throws -> ChildOutcome {
        try start(arguments, more).wait()
    }

    func start(_ arguments: [String], _ more: [String] = []) throws -> ChildProcess {
        let served = document["variables"]?.members ?? []
        let variables =
            served.compactMap { member in member.value.string.map { "\(member.key)=\($0)" } }
            + ["XDG_RUNTIME_DIR=\(folder.path)"] + more
        return try ChildProcess(arguments, in: folder, variables: variables)
    }
}
