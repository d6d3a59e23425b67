// The simulator from the command line: what scripts rely on.

import ByteCodec
import Testing

@Suite(.serialized) struct `plimsoll simulate` {
    @Test func `seeds that hold are 0 and one document`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("simulate", "--seeds", "1..3", "--json", "--quiet")
        #expect(outcome.code == 0, "\(outcome.output)")
        #expect(outcome.errors.isEmpty)
        let document = try outcome.document()
        #expect(
            document.keys == [
                "seeds", "length", "jobs", "failures", "simulated_seconds",
                "quiet_simulated_seconds", "quiet_wall_seconds", "quiet_times_real_time",
                "wall_seconds", "events", "orders", "fills", "starts", "crashes", "occurrences",
                "kinds_missing", "digest",
            ]
        )
        #expect(document["seeds"]?["first"]?.number == "1")
        #expect(document["seeds"]?["last"]?.number == "3")
        #expect(document["seeds"]?["count"]?.number == "3")
        #expect(document["length"]?.string == "hours")
        #expect(document["failures"]?.array?.isEmpty == true)
        #expect(document["quiet_simulated_seconds"]?.number == "21600.0")
        #expect(document["digest"]?.string?.utf8.count == 64)
        for member in document["occurrences"]?.members ?? [] {
            #expect(member.key == member.key.lowercased(), "names are snake case")
        }
    }

    @Test func `two processes agree on every hash, however many threads they have`() throws {
        let folder = try TemporaryFolder()
        let documents = try [["--jobs", "1"], ["--jobs", "3"]].map { jobs in
            let seeds = ["simulate", "--seeds", "1..4", "--json", "--hashes", "--quiet"]
            return try folder.run(seeds + jobs).document()
        }
        #expect(documents[0]["digest"] != nil)
        #expect(documents[0]["digest"] == documents[1]["digest"])
        #expect(documents[0]["hashes"] == documents[1]["hashes"])
        #expect(documents[0]["occurrences"] == documents[1]["occurrences"])
        let hashes = documents[0]["hashes"]?.array ?? []
        #expect(hashes.map { $0["seed"]?.number } == ["1", "2", "3", "4"])
        #expect(hashes.allSatisfy { $0.keys == ["seed", "state_hash", "unseed"] })
        #expect(Set(hashes.map { $0["state_hash"]?.string }).count == 4)
    }

    @Test func `other seeds have another digest`() throws {
        let folder = try TemporaryFolder()
        let digests = try ["1", "2"].map { seed in
            try folder.run("simulate", "--seeds", seed, "--json").document()["digest"]
        }
        #expect(digests[0] != digests[1])
    }

    @Test func `the text says what was run and bounds what was not seen`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("simulate", "--seeds", "2..4", "--quiet")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Simulation of seeds 2..4"))
        #expect(outcome.output.contains("times real time"))
        #expect(
            outcome.output.contains(
                "0 failures in 3 seeds bounds the failure rate per seed below 3/3 with 95 % "
                    + "confidence"
            )
        )
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(!outcome.output.utf8.contains(0x1B))
    }

    @Test(arguments: [
        ["--seeds", "1..0"], ["--seeds", "abc"], ["--seeds", "1.."], ["--seeds", "..4"],
        ["--seeds", ""], ["--seeds=-1..4"], ["--seeds", "1..2..3"], ["--seeds", "1...3"],
        ["--seeds", "0..1000000"], ["--seeds", "18446744073709551616"],
        ["--seeds", "0..18446744073709551615"], ["--length", "month"], ["--jobs", "0"],
        ["--jobs", "257"], ["frob"], ["replay"], ["replay", "abc"], ["replay", "-1"],
        ["replay", "1", "--length", "month"], ["replay", "1", "--plan", "a.json"],
        ["replay", "--plan", "a.json", "--length", "week"], ["shrink"],
        ["shrink", "1", "--attempts", "0"], ["canary", "--seed", "x"],
    ])
    func `wrong usage is 2 and says what is right`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run(["simulate"] + arguments)
        #expect(outcome.code == 2, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test func `the last of all seeds can be run`() throws {
        let folder = try TemporaryFolder()
        let seed = "18446744073709551615"
        let document = try folder.run("simulate", "--seeds", seed, "--json").document()
        #expect(document["seeds"]?["first"]?.number == seed)
        #expect(document["seeds"]?["count"]?.number == "1")
    }

    @Test func `a seed's story is told within a hundred columns`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("simulate", "replay", "1", "--trace")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("node     starts"))
        #expect(outcome.output.contains("Nothing was found broken."))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(!outcome.output.contains("TradeModel."))
    }

    @Test func `a replay is the run that the seed had among others`() throws {
        let folder = try TemporaryFolder()
        let batch = try folder.run("simulate", "--seeds", "1..3", "--json", "--hashes").document()
        let replay = try folder.run("simulate", "replay", "2", "--json", "--trace").document()
        #expect(replay["state_hash"] == batch["hashes"]?.array?[1]["state_hash"])
        #expect(replay["unseed"] == batch["hashes"]?.array?[1]["unseed"])
        #expect((replay["story"]?.array?.count ?? 0) > 10)
    }

    @Test func `the canary is found, and each of its words can be followed`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("simulate", "canary", "--json")
        #expect(outcome.code == 0, "\(outcome.output)")
        let document = try outcome.document()
        #expect(document["is_found"] == .bool(true))
        let invariant = try #require(document["invariant"]?.string)
        let seed = try #require(document["seed"]?.number)
        #expect(try folder.run("simulate", "replay", seed).code == 0)
        let replay = try folder.run("simulate", "replay", seed, "--canary", "--json")
        #expect(replay.code == 1)
        let failure = try replay.document()["failures"]?.array?.first
        #expect(failure?.keys == ["seed", "invariant", "at", "step", "words"])
        #expect(failure?["invariant"]?.string == invariant)

        let shrink = try folder.run(
            ["simulate", "shrink", seed, "--canary", "--attempts", "20", "--out", "small.json"]
                + ["--json", "--quiet"]
        )
        #expect(shrink.code == 0, "\(shrink.errors)")
        let reduced = try shrink.document()
        #expect(reduced["invariant"]?.string == invariant)
        #expect(reduced["file"]?.string == "small.json")
        let saved = ["simulate", "replay", "--plan", "small.json"]
        #expect(try folder.run(saved).code == 0)
        #expect(try folder.run(saved + ["--canary"]).code == 1)
    }

    @Test func `a run that finds nothing cannot be shrunk`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("simulate", "shrink", "1", "--out", "small.json")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("nothing to reduce"))
        #expect(!folder.has("small.json"))
    }

    @Test func `a plan that is none is 3 and is named`() throws {
        let folder = try TemporaryFolder()
        try folder.write("bad.json", "{\"note\":\"\",\"invariant\":null,\"seed\":-1}")
        for (file, words) in [
            ("bad.json", "seed: expected"), ("missing.json", "missing.json"), (".", "."),
        ] {
            let outcome = try folder.run("simulate", "replay", "--plan", file)
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
        }
    }
}
