// The demonstration as a user runs it: a real engine, a real kill, a real recovery.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `The demo` {
    @Test func `kills the engine in mid-trade, and nothing is lost or doubled`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run(["demo", "--seed", "3", "--seconds", "10", "--json"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        let report = try outcome.document()
        #expect(report["held"] == .bool(true))
        #expect(report["verdict"] == .string("clean"))
        #expect(report["state_hash"] != nil)
        #expect(report["state_hash"] == report["undisturbed_state_hash"])
        for kind in ["orders", "fills"] {
            #expect(report[kind]?["lost"] == .number("0"))
            #expect(report[kind]?["doubled"] == .number("0"))
            #expect(report[kind]?["expected"] != .number("0"))
        }
        let kills = try #require(report["kills"]?.array)
        #expect(kills.contains { $0["in_mid_trade"] == .bool(true) })
        #expect(outcome.errors.contains("kill -9"), "the story is told on stderr")

        let verified = try folder.run(["journal", "verify", "--data-dir", "plimsoll-demo/books"])
        #expect(verified.code == 0, "the books stay where the demo says, and can be checked")
    }

    @Test func `an engine that somebody else kills is a failure, and says where to look`() throws {
        let folder = try TemporaryFolder()
        let demo = try ChildProcess(["demo", "--seconds", "10"], in: folder)
        #expect(kill(try engine(of: demo, in: folder), SIGKILL) == 0)
        let outcome = try demo.wait()
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("plimsoll-demo/engine.log"))
    }

    @Test func `SIGINT stops the engine too and leaves with 130`() throws {
        let folder = try TemporaryFolder()
        let demo = try ChildProcess(["demo", "--seconds", "10"], in: folder)
        let engine = try engine(of: demo, in: folder)
        demo.send(SIGINT)
        #expect(try demo.wait().code == 130)
        #expect(kill(engine, 0) != 0, "the engine is gone")
    }

    /// The pid of the engine that the demo has started, as soon as it has written it down.
    private func engine(of demo: ChildProcess, in folder: TemporaryFolder) throws -> pid_t {
        let lock = "plimsoll-demo/books/lock"
        while !demo.hasEnded {
            if folder.has(lock) {
                let bytes = try TemporaryFolder.read(folder.path + "/" + lock)
                let text = String(decoding: bytes, as: UTF8.self)
                if text.hasSuffix("\n"), let pid = pid_t(text.dropLast()) { return pid }
            }
            usleep(10_000)
        }
        return try #require(nil, "the demo starts an engine before it ends")
    }

    @Test func `a directory that no demo made is left alone`() throws {
        let folder = try TemporaryFolder()
        #expect(mkdir(folder.path + "/mine", 0o700) == 0)
        try folder.write("mine/letter.txt", "dear")
        let outcome = try folder.run(["demo", "--dir", "mine"])
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("mine was not made by the demo"))
        #expect(folder.has("mine/letter.txt"))
        #expect(!folder.has("mine/books"))
    }

    @Test(arguments: [["--seconds", "9"], ["--seconds", "601"], ["--seed", "-1"], ["--dir="]])
    func `wrong usage is 2`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        #expect(try folder.run(["demo"] + arguments).code == 2)
        #expect(!folder.has("plimsoll-demo"))
    }
}
