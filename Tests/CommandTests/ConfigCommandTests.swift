// The configuration as scripts meet it: which code, what on which stream, and that what was configured is
// what happens.

import ByteCodec
import Glibc
import Testing

extension TemporaryFolder {
    /// Runs the program here with variables of the form NAME=VALUE.
    func run(variables: [String], _ arguments: String...) throws -> ChildOutcome {
        try ChildProcess(arguments, in: self, variables: variables).wait()
    }
}

@Suite(.serialized) struct `Configuration commands` {
    @Test func `without a configuration everything is as it was`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("run", "--json")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        #expect(try outcome.document()["mode"]?.string == "paper")
        #expect(try outcome.document()["data_dir"]?.string == "plimsoll-data")
        #expect(!folder.has("plimsoll-data"))
        let check = try folder.run("config", "check")
        #expect(check.code == 0 && check.errors.isEmpty)
        #expect(check.output.contains("valid"))
    }

    @Test(arguments: ["plimsoll.json5", ".env"])
    func `a link to nothing is no absent file`(name: String) throws {
        let folder = try TemporaryFolder()
        #expect(symlink("nothing", folder.path + "/" + name) == 0)
        for command in ["check", "show"] {
            let outcome = try folder.run("config", command)
            #expect(outcome.code == 3 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("\(name) is a link to nothing"))
        }
    }

    @Test func `a file in the data directory's place is told before anything starts`() throws {
        let folder = try TemporaryFolder()
        try folder.write("books", "mine")
        try folder.write("a.csv", Candles.csv(20, seed: 1))
        let outcome = try folder.run("run", "--replay", "a.csv", "--data-dir", "books")
        #expect(outcome.code == 8 && outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "plimsoll: dataDir is \"books\", which is no directory: name one, or a name that is "
                + "not there yet (--data-dir)\n"
        )
        let check = try folder.run(variables: ["PLIMSOLL_DATA_DIR=books"], "config", "check")
        #expect(check.code == 3 && check.errors.contains("which is no directory"))
        let doctor = try folder.run("doctor", "--data-dir", "books")
        #expect(doctor.code == 1 && doctor.output.contains("books is no directory"))
        #expect(!doctor.output.contains("chmod"))
        #expect(try TemporaryFolder.read(folder.path + "/books") == Array("mine".utf8))
    }

    @Test func `check lists every problem with its line and leaves with 3`() throws {
        let folder = try TemporaryFolder()
        let file = "{\n  risk: {\n    maxPositionUsd: -5,\n    maxPositons: 3,\n  },\n}\n"
        try folder.write("plimsoll.json5", file)
        let outcome = try folder.run("config", "check")
        #expect(outcome.code == 3 && outcome.output.isEmpty)
        #expect(
            outcome.errors == """
                plimsoll: 2 problems with the configuration:
                  risk.maxPositionUsd is "-5": must be between 0.01 and 1000000 (plimsoll.json5:3)
                  risk.maxPositons is no setting; did you mean risk.maxPositions? (plimsoll.json5:4)

                """
        )
        let json = try folder.run("config", "check", "--json")
        #expect(json.code == 3)
        let document = try json.document()
        #expect(document["valid"]?.bool == false)
        #expect(document["problems"]?.array?.count == 2)
        #expect(document["problems"]?.array?.first?["source"]?["line"]?.number == "3")
    }

    @Test(arguments: [["run"], ["backtest", "--data", "a.csv"], ["status"], ["config", "show"]])
    func `a wrong configuration is 3 for whoever reads it, before anything is touched`(
        command: [String]
    ) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(10, seed: 1))
        try folder.write("plimsoll.json5", "{ paper: { cash: NaN } }")
        let outcome = try folder.run(command)
        #expect(outcome.code == 3 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("paper.cash is NaN"), "\(outcome.errors)")
        #expect(!folder.has("plimsoll-data"))
    }

    @Test func `books that are named are read whatever is wrong with the configuration`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(20, seed: 1))
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        try folder.write("plimsoll.json5", "{")
        #expect(try folder.run("status", "--data-dir", "plimsoll-data").code == 0)
        #expect(try folder.run("status", "--no-config").code == 0)
        #expect(try folder.run("status").code == 3)
    }

    @Test func `show names the source of every value`() throws {
        let folder = try TemporaryFolder()
        try folder.write("other.json5", "{\n  paper: { cash: 5 },\n}")
        try folder.write(".env", "SLIPPAGE_BPS=75\n")
        let child = try ChildProcess(
            ["config", "show", "--json", "--config", "other.json5"],
            in: folder,
            variables: ["PLIMSOLL_RISK__MAX_POSITIONS=2"]
        )
        let document = try child.wait().document()
        let settings = try #require(document["settings"]?.array)
        func entry(_ key: String) -> JSONValue? { settings.first { $0["key"]?.string == key } }
        #expect(entry("paper.cash")?["value"]?.string == "5")
        #expect(entry("paper.cash")?["source"]?["file"]?.string == "other.json5")
        #expect(entry("paper.cash")?["source"]?["line"]?.number == "2")
        #expect(entry("exits.slippageBps")?["source"]?["kind"]?.string == "env_file")
        #expect(
            entry("risk.maxPositions")?["source"]?["variable"]?.string
                == "PLIMSOLL_RISK__MAX_POSITIONS"
        )
        #expect(entry("paper.fill")?["source"]?["kind"]?.string == "default")
        let policies = document["in_force"]?["policies"]
        #expect(policies?["risk"]?["max_positions"]?.number == "2")
        #expect(policies?["exits"]?["slippage_ladder_bps"]?.array?.first?.number == "75")
        let text = try folder.run("config", "show").output
        #expect(text.contains("exits.slippageBps") && text.contains(".env:1, SLIPPAGE_BPS"))
        #expect(text.contains("policies: standard"))
    }

    @Test func `a configuration file that is named must be there`() throws {
        let folder = try TemporaryFolder()
        for command in [["run"], ["config", "check"], ["config", "show"]] {
            let outcome = try folder.run(command + ["--config", "gone.json5"])
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains("gone.json5"))
        }
        #expect(try folder.run("run", "--config", "x", "--no-config").code == 2)
    }

    @Test func `schema and reference are printed`() throws {
        let folder = try TemporaryFolder()
        let schema = try folder.run("config", "schema", "--json").document()
        #expect(schema["properties"]?["risk"]?["properties"]?["maxPositions"] != nil)
        #expect(try folder.run("config", "schema").output.hasPrefix("{\n"))
        #expect(try folder.run("config", "reference").output.hasPrefix("# Configuration\n"))
    }

    @Test func `strategies lists, and lists one's parameters`() throws {
        let folder = try TemporaryFolder()
        let list = try folder.run("strategies", "--json").document()
        #expect(list.array?.compactMap { $0["name"]?.string } == ["ema-cross", "momentum"])
        let one = try folder.run("strategies", "momentum", "--json").document()
        let fraction = one.array?.first?["parameters"]?.array?.last
        #expect(fraction?["name"]?.string == "fraction")
        #expect(fraction?["minimum"]?.string == "0.000001")
        #expect(fraction?["maximum"]?.string == "1")
        #expect(fraction?["default"]?.string == "0.2")
        #expect(fraction?["unit"]?.string == "parts of equity")
        #expect(try folder.run("strategies", "momentum").output.contains("default 60"))
        let unknown = try folder.run("strategies", "momentun")
        #expect(unknown.code == 2 && unknown.errors.contains("ema-cross, momentum"))
    }
}
