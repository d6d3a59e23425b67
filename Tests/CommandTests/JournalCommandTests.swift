// What can be asked of a journal.

import ByteCodec
import Testing

@Suite(.serialized) struct `Journal commands` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3))
        let outcome = try folder.run("run", "--replay", "a.csv", "--quiet", "--json")
        try #require(outcome.code == 0, "\(outcome.errors)")
    }

    @Test func `stats count every record and its bytes`() throws {
        let stats = try folder.run("journal", "stats", "--json").document()
        let verify = try folder.run("journal", "verify", "--json").document()
        for name in ["segments", "records", "batches", "bytes", "last_sequence", "verdict"] {
            #expect(stats[name] == verify[name], "\(name)")
        }
        let kinds = try #require(stats["kinds"]?.array)
        let records = kinds.compactMap { Int($0["records"]?.number ?? "") }.reduce(0, +)
        #expect("\(records)" == stats["records"]?.number)
        let bytes = kinds.compactMap { Int($0["bytes"]?.number ?? "") }.reduce(0, +)
        #expect("\(bytes + 64)" == stats["bytes"]?.number)
        for name in ["facts_per_second", "snapshots", "start_bytes", "cut", "first", "last"] {
            #expect(stats[name] != nil, "\(name) is missing")
        }
        #expect(try folder.run("journal", "stats").output.contains("candle_closed"))
    }

    @Test func `an export holds every line once, and its manifest says of what`() throws {
        let inspected = try folder.run("journal", "inspect", "--json").output
        let outcome = try folder.run("journal", "export", "out", "--json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let files = try folder.files("out")
        #expect(files.keys.sorted() == ["facts.jsonl", "manifest.json", "specification.json"])
        #expect(files["facts.jsonl"] == Array(inspected.utf8))
        #expect(files["manifest.json"] == Array(outcome.output.utf8))
        let manifest = try outcome.document()
        let verify = try folder.run("journal", "verify", "--json").document()
        #expect(manifest["state_hash"] == verify["state_hash"])
        #expect(manifest["lines"] == verify["records"])
        #expect(manifest["files"]?.array?.count == 2)
    }

    @Test func `an export overwrites nothing`() throws {
        try folder.make("out")
        try folder.write("out/mine", "mine")
        let outcome = try folder.run("journal", "export", "out")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("out is not empty"))
        #expect(try folder.files("out").count == 1)
    }

    @Test func `no order open is 0, a failed one is 1 and shown`() throws {
        #expect(try folder.run("journal", "inspect", "--open").code == 0)
        #expect(try folder.run("journal", "inspect", "--failed").code == 0)
        let refusing = try folder.run(
            "run",
            "--replay",
            "a.csv",
            "--rejection-bps",
            "9000",
            "--data-dir",
            "r",
            "--quiet"
        )
        #expect(refusing.code == 0)
        let failed = try folder.run("journal", "inspect", "--failed", "--data-dir", "r")
        #expect(failed.code == 1)
        #expect(failed.output.contains("rejected_by_venue"))
        let both = try folder.run(
            "journal",
            "inspect",
            "--failed",
            "--open",
            "--data-dir",
            "r",
            "--json"
        )
        #expect(both.code == 1)
        #expect(both.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"order\":") })
    }

    @Test func `verify tells of each snapshot`() throws {
        let verify = try folder.run("journal", "verify", "--json").document()
        #expect(verify["snapshots"] == .array([]))
        try folder.make("plimsoll-data/snapshots")
        let name = "snapshots/00000000000000000007.snap"
        try folder.write("plimsoll-data/" + name, "PLIMSNAP and nothing else")
        let outcome = try folder.run("journal", "verify", "--json")
        #expect(outcome.code == 1)
        let snapshot = try outcome.document()["snapshots"]?.array?.first
        #expect(snapshot?["file"]?.string == name)
        #expect(snapshot?["verdict"]?.string == "unreadable")
    }
}
