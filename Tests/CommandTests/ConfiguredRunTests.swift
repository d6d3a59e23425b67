// That what is configured is what happens.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Configured runs` {
    private func replay(
        _ folder: TemporaryFolder,
        _ arguments: [String] = [],
        variables: [String] = []
    ) throws -> ChildOutcome {
        let command = ["run", "--replay", "a.csv", "--quiet", "--json"] + arguments
        return try ChildProcess(command, in: folder, variables: variables).wait()
    }

    private func folder(_ configuration: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(300, seed: 1))
        if let configuration { try folder.write("plimsoll.json5", configuration) }
        return folder
    }

    @Test func `the file, the variables and the options lead to one and the same run`() throws {
        let options = ["--cash", "123.45", "--fee-bps", "3", "--set", "lookback=9"]
        let typed = try replay(try folder(), options)
        let file = "{ paper: { cash: 123.45, feeBps: 3 }, strategy: { momentum: { lookback: 9 } } }"
        let configured = try replay(try folder(file))
        let variables = [
            "PLIMSOLL_PAPER__CASH=123.45", "PLIMSOLL_PAPER__FEE_BPS=3",
            "PLIMSOLL_STRATEGY__MOMENTUM__LOOKBACK=9",
        ]
        let set = try replay(try folder(), variables: variables)
        let plain = try replay(try folder())
        let hash = try typed.document()["state_hash"]?.string
        #expect(hash != nil && typed.code == 0)
        #expect(try configured.document()["state_hash"]?.string == hash)
        #expect(try set.document()["state_hash"]?.string == hash)
        #expect(try plain.document()["state_hash"]?.string != hash)
    }

    @Test func `a backtest reads the same configuration and agrees with the run`() throws {
        let folder = try folder("{ strategy: { name: 'momentum' }, risk: { maxPositionBps: 50 } }")
        let run = try replay(folder)
        let backtest = try folder.run("backtest", "--data", "a.csv", "--quiet", "--json")
        #expect(backtest.code == 0 && run.code == 0)
        #expect(try backtest.document()["strategy"]?.string == "momentum")
        #expect(try backtest.document()["state_hash"] == run.document()["state_hash"])
    }

    @Test func `DRY_RUN=false is refused with 4 and nothing is touched`() throws {
        let folder = try folder()
        let outcome = try replay(folder, variables: ["DRY_RUN=false"])
        #expect(outcome.code == 4 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("DRY_RUN") && outcome.errors.contains("no keys"))
        #expect(!folder.has("plimsoll-data"))
        try folder.write("plimsoll.json5", "{ dryRun: false }")
        #expect(try folder.run("run").code == 4)
    }

    @Test(arguments: ["DRY_RUN=", "DRY_RUN=False", "DRY_RUN=0", "DRY_RUN=true"])
    func `every other DRY_RUN runs on paper`(variable: String) throws {
        let folder = try folder()
        #expect(try replay(folder, variables: [variable]).code == 0)
    }

    @Test func `SLIPPAGE_BPS changes what the run is made of`() throws {
        let folder = try folder()
        #expect(try replay(folder).code == 0)
        let other = try replay(folder, variables: ["SLIPPAGE_BPS=75"])
        #expect(other.code == 3)
        #expect(
            other.errors.contains("policies.exits.slippage_bps is 75 here and 50 in the journal"),
            "\(other.errors)"
        )
    }

    @Test func `WAL_DIR is where the journal goes, and where readers look`() throws {
        let folder = try folder()
        #expect(try replay(folder, variables: ["WAL_DIR=./books"]).code == 0)
        #expect(folder.has("books/journal") && !folder.has("plimsoll-data"))
        #expect(try folder.run(variables: ["WAL_DIR=./books"], "status").code == 0)
        #expect(try folder.run("status").code == 3)
    }

    @Test(arguments: ["/proc/none", "a.csv", "missing/books"])
    func `a WAL_DIR that cannot be written refuses to start with 8`(directory: String) throws {
        let outcome = try replay(try folder(), variables: ["WAL_DIR=\(directory)"])
        #expect(outcome.code == 8, "\(outcome.errors)")
        #expect(outcome.errors.contains(directory))
    }

    @Test func `MAX_GAS_PRICE is checked and shown`() throws {
        let folder = try folder()
        let shown = try folder.run(variables: ["MAX_GAS_PRICE=12"], "config", "show")
        #expect(shown.output.contains("12 gwei"))
        #expect(try folder.run(variables: ["MAX_GAS_PRICE=x"], "run").code == 3)
    }

    @Test func `the lock's timeout is a setting`() throws {
        let folder = try folder()
        #expect(try replay(folder).code == 0)
        let lock = open(folder.path + "/plimsoll-data/lock", O_RDWR)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        let clock = ContinuousClock()
        let began = clock.now
        #expect(try replay(folder, variables: ["PLIMSOLL_LOCK_TIMEOUT=0s"]).code == 7)
        // Nine seconds are the default: well under it is the setting's doing, however slow the machine.
        #expect(clock.now - began < .seconds(8))
    }

    @Test func `the size of a new journal's segments is a setting`() throws {
        let folder = try folder("{ journal: { segmentBytes: 65536 } }")
        #expect(try replay(folder).code == 0)
        let sizes = try folder.files("plimsoll-data/journal").map(\.value.count)
        #expect(!sizes.isEmpty && sizes.allSatisfy { $0 == 65_536 })
    }

    @Test func `how often a snapshot is due is a setting`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(6_000, seed: 1))
        let command = ["run", "--replay", "a.csv", "--quiet", "--set", "lookback=3"]
        let variables = [
            "PLIMSOLL_JOURNAL__SEGMENT_BYTES=65536",
            "PLIMSOLL_JOURNAL__SNAPSHOT_INTERVAL_BYTES=65536",
        ]
        for (directory, settings) in [("often", variables), ("seldom", [])] {
            let child = try ChildProcess(
                command + ["--data-dir", directory],
                in: folder,
                variables: settings
            )
            #expect(try child.wait().code == 0)
        }
        #expect(try !folder.files("often/snapshots").isEmpty)
        #expect(try !folder.has("seldom/snapshots") || folder.files("seldom/snapshots").isEmpty)
    }

    @Test func `what does nothing is said, unless quiet was asked for`() throws {
        let folder = try folder("{ risk: { maxPositions: 1 } }")
        let loud = try folder.run("backtest", "--data", "a.csv")
        #expect(loud.code == 0)
        #expect(loud.errors.contains("note: risk.maxPositions does nothing here"))
        let quiet = try folder.run("backtest", "--data", "a.csv", "--quiet")
        #expect(quiet.code == 0 && quiet.errors.isEmpty)
    }
}
