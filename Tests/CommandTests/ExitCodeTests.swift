// What scripts rely on: which code each kind of failure has, and that what is said names the thing.

import Glibc
import Testing

@Suite(.serialized) struct `Exit codes` {
    private static let header = "time,open,high,low,close,volume\n"

    @Test(arguments: [
        ["--bogus"], ["nonsense"], ["backtest"], ["backtest", "--data"], ["run", "--cash"],
        ["run", "--replay", "a.csv", "--cash=NaN"], ["run", "--replay", "a.csv", "--cash=-1"],
        ["run", "--replay", "a.csv", "--cash=1e3"], ["run", "--replay", "a.csv", "--cash="],
        ["run", "--replay", "a.csv", "--cash=99999999999999999999"],
        ["run", "--replay", "a.csv", "--fee-bps=-1"],
        ["run", "--replay", "a.csv", "--fee-bps=10001"],
        ["run", "--replay", "a.csv", "--fee-bps=nan"],
        ["run", "--replay", "a.csv", "--fill=never"],
        ["run", "--replay", "a.csv", "--depth-share-bps=100"],
        ["run", "--replay", "a.csv", "--fill=depth", "--depth-share-bps=0"],
        ["run", "--replay", "a.csv", "--latency-ms=-5"],
        ["run", "--replay", "a.csv", "--seed=-1"],
        ["run", "--replay", "a.csv", "--speed=0"], ["run", "--replay", "a.csv", "--speed=nan"],
        ["run", "--replay", "a.csv", "--strategy=nope"],
        ["run", "--replay", "a.csv", "--set=lookback"],
        ["run", "--replay", "a.csv", "--set=lookbak=3"],
        ["run", "--replay", "a.csv", "--set=lookback=0"],
        ["run", "--replay", "a.csv", "--set=lookback=NaN"],
        ["backtest", "--data", "a.csv", "--set=fast=-1"],
        ["journal", "inspect", "--from=-1"], ["status", "extra"],
    ])
    func `wrong usage is 2 and touches nothing`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(10, seed: 1))
        let outcome = try folder.run(arguments)
        #expect(outcome.code == 2, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
        #expect(!folder.has("plimsoll-data"))
    }

    @Test(arguments: [
        ("empty", "", 1), ("header only", header, 1),
        ("unknown header", "time,open,high,low,close,volume,rate\n0,1,1,1,1,1,1\n", 1),
        ("missing columns", "time,open,close\n0,1,1\n", 1),
        ("text", header + "0,1,1,1,1,1\n60000,1,1,x,1,1\n", 3),
        ("NaN", header + "0,1,1,1,nan,1\n", 2),
        ("infinity", header + "0,1,inf,1,1,1\n", 2),
        ("overflow", header + "0,1e400,1e400,1,1,1\n", 2),
        ("price of zero", header + "0,1,1,0,1,1\n", 2),
        ("negative price", header + "0,1,1,-1,1,1\n", 2),
        ("high below low", header + "0,1,1,2,1,1\n", 2),
        ("high below close", header + "0,1,1,1,2,1\n", 2),
        ("low above open", header + "0,1,3,2,2,1\n", 2),
        ("out of order", header + "60000,1,1,1,1,1\n0,1,1,1,1,1\n", 3),
        ("duplicate time", header + "0,1,1,1,1,1\n0,1,1,1,1,1\n", 3),
        ("compressed", "", 1),
    ])
    func `a candle file that is refused is 3 and names its line`(
        what: String,
        text: String,
        line: Int
    ) throws {
        let folder = try TemporaryFolder()
        let bytes =
            what == "compressed" ? [0x1F, 0x8B, 8, 0] : Array(text.utf8)
        try folder.write("bad.csv", bytes)
        for arguments in [["backtest", "--data", "bad.csv"], ["run", "--replay", "bad.csv"]] {
            let outcome = try folder.run(arguments)
            #expect(outcome.code == 3)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("bad.csv:\(line): "), "\(outcome.errors)")
        }
        #expect(!folder.has("plimsoll-data"))
    }

    @Test func `a file that cannot be read is 3 and is named`() throws {
        let folder = try TemporaryFolder()
        for path in ["missing.csv", ".", "/dev/null/x.csv"] {
            let outcome = try folder.run("backtest", "--data", path)
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains(path))
        }
    }

    @Test func `two files of one name are 3`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(10, seed: 1))
        let outcome = try folder.run("backtest", "--data", "a.csv", "./a.csv")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("two files are named a"))
    }

    @Test(arguments: [
        ["status"], ["positions"], ["orders"], ["trades"], ["journal", "verify"],
        ["journal", "inspect"], ["journal", "inspect", "--unresolved"],
    ])
    func `a directory without a journal is 3`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run(command + ["--data-dir", "none"])
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("no journal in none"))
        #expect(!folder.has("none"))
    }

    @Test func `other inputs on a directory are 3 and the difference is named`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(50, seed: 1))
        try folder.write("b.csv", Candles.csv(50, seed: 2))
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        let before = try folder.files("plimsoll-data/journal")
        let others: [(String, [String])] = [
            ("inputs", ["--replay", "b.csv"]), ("inputs", ["--replay", "a.csv", "b.csv"]),
            ("cash", ["--replay", "a.csv", "--cash", "9"]),
            ("venue.fee_bps", ["--replay", "a.csv", "--fee-bps", "9"]),
            ("venue.seed", ["--replay", "a.csv", "--seed", "9"]),
            ("strategy.name", ["--replay", "a.csv", "--strategy", "ema-cross"]),
            ("strategy.parameters.lookback", ["--replay", "a.csv", "--set", "lookback=9"]),
        ]
        for (path, arguments) in others {
            let outcome = try folder.run(["run"] + arguments)
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains(path), "\(outcome.errors)")
        }
        #expect(try folder.files("plimsoll-data/journal") == before)
    }

    @Test func `a full disk is 8`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(50, seed: 1))
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let child = try ChildProcess(["backtest", "--data", "a.csv"], in: folder, output: full)
        #expect(try child.wait().code == 8)
    }

    @Test func `a reader that has gone away is no failure`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(500, seed: 1))
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        for command in [["journal", "inspect"], ["orders"], ["trades", "--json"], ["--help"]] {
            var ends: [Int32] = [0, 0]
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            #expect(socketpair(AF_UNIX, kind, 0, &ends) == 0)
            close(ends[0])
            let child = try ChildProcess(command, in: folder, output: ends[1])
            close(ends[1])
            #expect(try child.wait().code == 0)
        }
    }
}
