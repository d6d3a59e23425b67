// A halt that nothing keeps from the books: no configuration, no damage, no missing journal.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `A halt in spite of everything` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(300, seed: 5))
    }

    private func run() throws -> ChildOutcome {
        try folder.run(
            "run",
            "--replay",
            "a.csv",
            "--quiet",
            "--json",
            "--no-config",
            "--data-dir",
            "books"
        )
    }

    private func isHalted() throws -> Bool {
        let outcome = try folder.run("status", "--json", "--data-dir", "books")
        return try outcome.document()["mode"]?.string == "halted"
    }

    private func halt(_ variables: [String] = []) throws -> ChildOutcome {
        try ChildProcess(["halt"], in: folder, variables: variables).wait()
    }

    @Test(arguments: [
        "{ dataDir: 'books', nonsense: 1 }", "{ dataDir: 'books', risk: { drawdownBps: 'x' } }",
        "{\n  // the books\n  dataDir: 'books',\n  risk: {\n",
    ])
    func `an invalid configuration still names the books`(configuration: String) throws {
        #expect(try run().code == 0)
        try folder.write("plimsoll.json5", configuration)
        let outcome = try halt()
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("the configuration is invalid"))
        #expect(try isHalted())
    }

    @Test(arguments: [
        ["SLIPPAGE_BPS=abc", "PLIMSOLL_DATA_DIR=books"],
        ["PLIMSOLL_PORT=tcp://10.0.0.1:80", "PLIMSOLL_DATA_DIR=books"],
    ])
    func `a stray variable keeps no halt from the books`(variables: [String]) throws {
        #expect(try run().code == 0)
        #expect(try halt(variables).code == 0)
        #expect(try isHalted())
    }

    @Test(arguments: ["{ dataDir: 3 }", "{ dataDir: 'books', dataDir: 'b' }", "{ dataDir: 'books'"])
    func `where it is not clear which books are meant none are halted`(configuration: String) throws
    {
        #expect(try run().code == 0)
        try folder.make("plimsoll-data")
        try folder.write("plimsoll.json5", configuration)
        let outcome = try halt(["PLIMSOLL_PORT=x"])
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("--data-dir"))
        #expect(try !isHalted())
        #expect(!folder.has("plimsoll-data/HALT"))
    }

    @Test func `where the configuration cannot be read at all it is said what to type instead`()
        throws
    {
        let outcome = try folder.run("halt", "--config", "none.json5")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("name the books with --data-dir"))
    }

    @Test func `a directory without a journal gets the file, and the first run is halted`() throws {
        try folder.make("books")
        let outcome = try folder.run("halt", "--data-dir", "books")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("books/HALT is made"))
        #expect(try run().code == 0)
        #expect(try isHalted())
    }

    @Test func `a damaged journal is 5, and the file is made`() throws {
        #expect(try run().code == 0)
        let names = try folder.files("books/journal").keys
        for name in names {
            try folder.write("books/journal/\(name)", [UInt8](repeating: 0xAA, count: 4_096))
        }
        let outcome = try folder.run("halt", "--data-dir", "books")
        #expect(outcome.code == 5, "\(outcome.errors)")
        #expect(outcome.errors.contains("books/HALT is made"))
        #expect(folder.has("books/HALT"))
    }

    @Test func `a socket that cannot be asked is 8, says who may, and the file is made`() throws {
        #expect(try run().code == 0)
        // A link that leads back to itself.
        #expect(symlink("control.sock", folder.path + "/books/control.sock") == 0)
        let outcome = try folder.run("halt", "--data-dir", "books")
        #expect(outcome.code == 8)
        #expect(outcome.errors.contains("say it as the user that the engine runs as"))
        #expect(!outcome.errors.contains("does not start"))
        #expect(folder.has("books/HALT"))
    }

    @Test func `a drawdown is named with what lifts it, lifted once, and refused after that`()
        throws
    {
        try folder.write("plimsoll.json5", "{ dataDir: 'books', risk: { drawdownBps: 1 } }")
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        let gate = "`plimsoll resume --drawdown --data-dir books`"
        let before = try folder.run("status").output
        #expect(before.contains(gate))
        #expect(try folder.run("resume").code == 4)
        let lifted = try folder.run("resume", "--drawdown")
        #expect(lifted.code == 0, "\(lifted.errors)")
        #expect(try !folder.run("status").output.contains(gate))
        let again = try folder.run("resume", "--drawdown")
        #expect(again.code == 4)
        #expect(again.errors.contains("the drawdown latch is not set"))
    }

    @Test func `what lifts a halt is said with the directory that was asked`() throws {
        #expect(try run().code == 0)
        #expect(try folder.run("halt", "--data-dir", "books").code == 0)
        try folder.write("books/HALT", "")
        let status = try folder.run("status", "--data-dir", "books").output
        #expect(status.contains("`plimsoll resume --data-dir books` lifts it"))
        #expect(status.contains("take it away before `plimsoll resume --data-dir books`"))
    }
}
