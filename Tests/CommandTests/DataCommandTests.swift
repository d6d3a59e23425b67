// Files of candles and trades on their way in and out, as a user sees it.

import ByteCodec
import Testing

@Suite(.serialized) struct `Data files` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3, hasGaps: true))
    }

    private func hash(_ arguments: [String]) throws -> String? {
        let outcome = try folder.run(arguments + ["--json", "--quiet"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.document()["state_hash"]?.string
    }

    @Test func `a native file trades like the CSV that it was made of`() throws {
        #expect(try folder.run("data", "import", "a.csv", "--out", "n").code == 0)
        let native = try hash(["backtest", "--data", "n/a.candles", "--strategy", "momentum"])
        #expect(try native == hash(["backtest", "--data", "a.csv", "--strategy", "momentum"]))
        #expect(try native == hash(["run", "--replay", "n/a.candles", "--data-dir", "x"]))
        #expect(try native == hash(["run", "--replay", "a.csv", "--data-dir", "y"]))
        // The specification names the very bytes: another file is another input, whatever it holds.
        let other = try folder.run("run", "--replay", "a.csv", "--data-dir", "x")
        #expect(other.code == 3)
        #expect(other.errors.contains("sha256"))
    }

    @Test func `import and export are each other's way back`() throws {
        #expect(try folder.run("data", "import", "a.csv").code == 0)
        let csv = try folder.run("data", "export", "a.candles")
        try folder.make("again")
        try folder.write("again/a.csv", csv.output)
        #expect(try folder.run("data", "import", "again/a.csv").code == 0)
        #expect(try folder.files("again")["a.candles"] == folder.file("a.candles"))
        let json = try folder.run("data", "export", "a.candles", "--json")
        #expect(try json.document()["candles"]?.array?.count != 0)
        try folder.write("again/b.json", json.output)
        #expect(try folder.run("data", "import", "again/b.json").code == 0)
        #expect(try folder.files("again")["b.candles"] == folder.file("a.candles"))
    }

    @Test func `info tells what is odd`() throws {
        let info = try folder.run("data", "info", "a.csv", "--json").document()
        let file = try #require(info["files"]?.array?.first)
        for name in [
            "form", "instrument", "candles", "first", "first_ms", "last", "interval_ms", "gaps",
            "gap_list", "missing_candles", "rounded_prices", "duplicates", "out_of_order", "sha256",
            "oddities",
        ] { #expect(file[name] != nil, "\(name) is missing") }
        #expect(file["gaps"]?.number != "0")
        #expect(try folder.run("data", "info", "a.csv").output.contains("gaps, missing candles"))
    }

    @Test func `nothing is overwritten, and a refused file leaves nothing behind`() throws {
        try folder.write("bad.csv", "time,open,high,low,close,volume\n0,1,1,2,1,1\n")
        let refused = try folder.run("data", "import", "a.csv", "bad.csv", "--out", "n")
        #expect(refused.code == 3)
        #expect(refused.errors.contains("bad.csv:2: "))
        #expect(!folder.has("n"))
        #expect(try folder.run("data", "import", "a.csv").code == 0)
        #expect(try folder.run("data", "import", "a.csv").output.contains("the same already"))
        try folder.write("a.candles", "something else")
        let there = try folder.run("data", "import", "a.csv")
        #expect(there.code == 3)
        #expect(there.errors.contains("a.candles is there already"))
        #expect(try folder.file("a.candles") == Array("something else".utf8))
    }

    @Test func `a native file that has rotted is 3 and is named`() throws {
        #expect(try folder.run("data", "import", "a.csv").code == 0)
        var bytes = try folder.file("a.candles")
        bytes[bytes.count / 2] ^= 1
        try folder.write("a.candles", bytes)
        for command in [
            ["backtest", "--data"], ["run", "--replay"], ["data", "info"], ["data", "export"],
        ] {
            let outcome = try folder.run(command + ["a.candles"])
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains("a.candles: it does not match its checksum"))
        }
    }

    @Test(arguments: [
        ["data", "import"], ["data", "info"], ["data", "info", "a.csv", "--interval", "5"],
        ["data", "export", "a.csv", "--json", "--out", "b.csv"],
        ["status", "--watch", "--interval=0"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let outcome = try folder.run(arguments)
        #expect(outcome.code == 2, "\(outcome.errors)")
    }
}
