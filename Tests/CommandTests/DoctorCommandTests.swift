// What the doctor finds, each with its remedy.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `The doctor` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(300, seed: 3))
        let outcome = try folder.run("run", "--replay", "a.csv", "--quiet", "--json")
        try #require(outcome.code == 0, "\(outcome.errors)")
    }

    private func findings(_ check: String, code: Int32) throws -> [JSONValue] {
        let outcome = try folder.run("doctor", "--json")
        #expect(outcome.code == code, "\(outcome.output)")
        let all = try #require(try outcome.document()["findings"]?.array)
        for finding in all where finding["grade"]?.string != "ok" {
            #expect(finding["remedy"]?.string != nil, "\(finding)")
        }
        return all.filter { $0["check"]?.string == check }
    }

    @Test func `an installation that is well is 0, and nothing is left of the examination`() throws
    {
        let before = try folder.files("plimsoll-data/journal")
        for check in [
            "libraries", "config", "permissions", "room", "lock", "journal", "cut files",
            "projection",
        ] {
            let found = try findings(check, code: 0)
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0["grade"]?.string == "ok" }, "\(found)")
        }
        #expect(try folder.files("plimsoll-data/journal") == before)
        #expect(!folder.has("plimsoll-data/doctor.probe"))
        #expect(try folder.run("doctor").output.contains(" 0 bad\n"))
    }

    @Test func `a directory that others may write to is bad`() throws {
        #expect(chmod(folder.path + "/plimsoll-data", 0o777) == 0)
        #expect(try findings("permissions", code: 1).first?["grade"]?.string == "bad")
    }

    @Test func `a damaged journal is bad, what was cut needs a look`() throws {
        try folder.make("plimsoll-data/cut")
        try folder.write("plimsoll-data/cut/00000001.seg-416", "cut")
        #expect(try findings("cut files", code: 0).first?["grade"]?.string == "warn")
        var bytes = try folder.file("plimsoll-data/journal/00000001.seg")
        bytes[200] ^= 1
        try folder.write("plimsoll-data/journal/00000001.seg", bytes)
        #expect(try findings("journal", code: 1).first?["grade"]?.string == "bad")
    }

    @Test func `a configuration that is wrong is bad, one that is ignored is not`() throws {
        try folder.write("plimsoll.json5", "{ paper: { cash: -1 } }")
        let outcome = try folder.run("doctor", "--data-dir", "plimsoll-data", "--json")
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("plimsoll.json5:1"))
        let ignored = try folder.run("doctor", "--data-dir", "plimsoll-data", "--no-config")
        #expect(ignored.code == 0)
    }

    @Test func `a projection that cannot be read needs a look`() throws {
        try folder.write("plimsoll-data/projection.db", "no database")
        #expect(try findings("projection", code: 0).first?["grade"]?.string == "warn")
    }

    @Test func `a wall clock before what was written is bad`() throws {
        let path = folder.path + "/plimsoll-data/journal/00000001.seg"
        let later = timespec(tv_sec: 7_000_000_000, tv_nsec: 0)
        #expect(utimensat(AT_FDCWD, path, [later, later], 0) == 0)
        #expect(try findings("clock", code: 1).contains { $0["grade"]?.string == "bad" })
    }

    @Test func `a place without a data directory is no fault`() throws {
        let outcome = try folder.run("doctor", "--data-dir", "none/yet")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("is not there yet"))
        #expect(!folder.has("none"))
    }
}
