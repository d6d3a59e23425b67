// Secrets that were planted wherever one can get in by accident, and everything that comes out: none of
// them is in it.

import Glibc
import Testing

@Suite(.serialized) struct `Planted secrets` {
    private let folder: TemporaryFolder
    private let planted = "planted-in-the-environment"
    private let hexadecimal = String(repeating: "5e", count: 32)
    private let base58 = String(repeating: "4vJ9JU1bJJE96FWS", count: 5) + "JKvBmNqz"
    private let password = "hunter2-hunter2-hunter2"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(600, seed: 5))
    }

    private var secrets: [String] { [planted, hexadecimal, base58, password] }

    private var variables: [String] {
        ["VENUE_API_KEY=\(planted)", "DATABASE_PASSWORD=\(password)"]
    }

    private func run(_ arguments: String...) throws -> ChildOutcome {
        try ChildProcess(arguments, in: folder, variables: variables).wait()
    }

    private func expectNone(in outcome: ChildOutcome, _ what: String) {
        for secret in secrets {
            #expect(!outcome.errors.contains(secret), "\(what), errors: \(secret)")
            #expect(!outcome.output.contains(secret), "\(what), output: \(secret)")
        }
    }

    /// Every file below the data directory.
    private func expectNoneStored(in directory: String) throws {
        for place in [directory, directory + "/journal", directory + "/logs"] {
            for name in ["projection.db", "projection.db-wal"] where place == directory {
                guard folder.has("\(place)/\(name)") else { continue }
                expectNone(in: try TemporaryFolder.read("\(folder.path)/\(place)/\(name)"), name)
            }
            guard place != directory else { continue }
            for (name, bytes) in try folder.files(place) { expectNone(in: bytes, name) }
        }
    }

    private func expectNone(in bytes: [UInt8], _ what: String) {
        let text = String(decoding: bytes, as: UTF8.self)
        for secret in secrets { #expect(!text.contains(secret), "\(what): \(secret)") }
    }

    @Test func `in the environment`() throws {
        let outcome = try run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(outcome.code == 0, "\(outcome.errors)")
        expectNone(in: outcome, "run")
        for command in [
            ["status"], ["health"], ["status", "--json"], ["orders"], ["journal", "inspect"],
            ["config", "show"],
        ] {
            let outcome = try ChildProcess(
                command + ["--data-dir", "books"],
                in: folder,
                variables: variables
            ).wait()
            expectNone(in: outcome, command.joined(separator: " "))
        }
        try expectNoneStored(in: "books")
    }

    @Test func `in a configuration file: where nothing is known, and where something else belongs`()
        throws
    {
        let files = [
            "{ apiKey: '\(hexadecimal)' }", "{ paper: { cash: '\(hexadecimal)' } }",
            "{ wallet: { secret: '\(base58)' } }", "{ risk: { maxPositions: '\(password)' } }",
            "{ '\(hexadecimal)': 1 }", "{ strategy: { name: '\(base58)' } }",
            "{ logs: { level: '\(password)' } }", "{ logs: \(hexadecimal) ",
        ]
        for file in files {
            try folder.write("plimsoll.json5", file)
            for command in [["config", "check"], ["run", "--replay", "a.csv"]] {
                let outcome = try ChildProcess(command, in: folder, variables: variables).wait()
                #expect(outcome.code == 3, "\(file)")
                expectNone(in: outcome, file)
            }
        }
        #expect(!folder.has("plimsoll-data"))
    }

    @Test func `in a file of variables`() throws {
        let url = "https://h.example/v3/\(String(hexadecimal.prefix(32)))"
        try folder.write(".env", "export SIGNING_PASS=\(planted)\nRPC_URL=\(url)\n")
        for word in [planted, String(hexadecimal.prefix(32))] {
            let outcome = try ChildProcess(["backtest", "--data", word], in: folder).wait()
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains("redacted"), "\(outcome.errors)")
            #expect(!outcome.errors.contains(word), "\(outcome.errors)")
        }
    }

    @Test func `in an instrument's name`() throws {
        for secret in [hexadecimal, base58] {
            try folder.write("\(secret).csv", Candles.csv(300, seed: 7))
            let outcome = try run("run", "--replay", "\(secret).csv", "--data-dir", "named")
            // An instrument's name goes into every record and every report: nothing is run under it.
            #expect(outcome.code == 3, "\(outcome.errors)")
            expectNone(in: outcome, "run")
            #expect(!folder.has("named"))
            let backtest = try run("backtest", "--data", "\(secret).csv")
            #expect(backtest.code == 3)
            expectNone(in: backtest, "backtest")
        }
    }

    @Test func `in a request to the engine, which is killed then`() throws {
        let words = ["run", "--replay", "a.csv", "--data-dir", "books", "--speed", "60"]
        let engine = try ChildProcess(words, in: folder, variables: variables)
        while !folder.has("books/control.sock"), !engine.hasEnded { usleep(1_000) }
        for secret in secrets {
            for line in [
                secret, #"{"command":"\#(secret)"}"#, #"{"\#(secret)":1}"#,
                #"{"command":"halt","id":"\#(secret)"}"#, #"{"command":"halt","id":"\#(secret) "}"#,
            ] {
                let answer = try ask(line + "\n")
                #expect(answer.contains("ok"), "it was answered")
                for secret in secrets { #expect(!answer.contains(secret), "\(answer)") }
            }
        }
        expectNone(in: try run("status", "--data-dir", "books"), "status")
        engine.send(SIGKILL)
        let outcome = try engine.wait()
        #expect(outcome.code == nil)
        expectNone(in: outcome, "the kill")
        try expectNoneStored(in: "books")
    }

    @Test func `in the keys and addresses of providers, when the engine crashes and says how`()
        throws
    {
        let keys = [
            "PLIMSOLL_PROVIDERS__BIRDEYE__KEY=\(planted)",
            "PLIMSOLL_PROVIDERS__HELIUS__KEY=\(password)",
            "PLIMSOLL_PROVIDERS__SOLANA_RPC__URL=https://n.example/\(hexadecimal)",
            "PLIMSOLL_ALERTS__WEBHOOK=https://w.example/\(base58)",
            "PLIMSOLL_PROVIDERS__ONLINE=true", "SWIFT_BACKTRACE=enable=yes,color=no",
        ]
        let words = ["run", "--replay", "a.csv", "--data-dir", "crashed", "--speed", "60"]
        let engine = try ChildProcess(words, in: folder, variables: keys)
        while !folder.has("crashed/control.sock"), !engine.hasEnded { usleep(1_000) }
        engine.send(SIGTRAP)
        // The report ends with the list of what was loaded.
        for _ in 0..<6_000 where try !engine.complained().contains("Images") { usleep(10_000) }
        // A trap that came from outside is gone through once it was told of.
        engine.send(SIGKILL)
        let outcome = try engine.wait()
        #expect(outcome.errors.contains("Program crashed"), "\(outcome.errors)")
        expectNone(in: outcome, "the crash report")
        try expectNoneStored(in: "crashed")
    }

    /// Sends a line to the engine's socket; what came back.
    private func ask(_ line: String) throws -> String {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("\(folder.path)/books/control.sock".utf8) + [0]
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        var code: Int32 = -1
        // The socket has its name a moment before anybody listens at it.
        for attempt in 0..<20_000 where code != 0 {
            if attempt > 0 { usleep(1_000) }
            code = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
        try #require(code == 0)
        let bytes = Array(line.utf8)
        #expect(send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count <= 0 { return String(decoding: answer, as: UTF8.self) }
            answer += chunk[..<count]
        }
    }
}
