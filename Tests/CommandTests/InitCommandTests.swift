import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `Initialisation` {
    @Test func `init writes what a new desk needs, and it is sound`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("init")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        for name in ["plimsoll.json5", ".env.example", "plimsoll-data"] {
            #expect(folder.has(name), "\(name)")
            #expect(outcome.output.contains(name))
        }
        let variables = try TemporaryFolder.read(folder.path + "/.env.example")
        let lines = String(decoding: variables, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("DRY_RUN=true"))
        #expect(try folder.run("config", "check").code == 0)
        try folder.write(".env", variables)
        #expect(try folder.run("config", "check").code == 0)
        #expect(try folder.run("run").code == 0)
    }

    @Test func `init makes the directory that it is given`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("init", "desk", "--json")
        #expect(outcome.code == 0)
        #expect(try outcome.document()["directory"]?.string == "desk")
        #expect(try outcome.document()["made"]?.array?.count == 3)
        #expect(folder.has("desk/plimsoll.json5") && folder.has("desk/plimsoll-data"))
        #expect(try folder.run("init", "a/b/").code == 0)
        #expect(folder.has("a/b/plimsoll.json5") && folder.has("a/b/plimsoll-data"))
    }

    @Test(arguments: ["plimsoll.json5", ".env.example"])
    func `init overwrites nothing and names what is there`(name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(name, "mine")
        let outcome = try folder.run("init")
        #expect(outcome.code == 3 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("\(name) exists already"))
        #expect(try TemporaryFolder.read(folder.path + "/" + name) == Array("mine".utf8))
        for other in ["plimsoll.json5", ".env.example", "plimsoll-data"] where other != name {
            #expect(!folder.has(other), "\(other)")
        }
    }

    @Test func `a data directory that is there stays as it is`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(20, seed: 1))
        #expect(try folder.run("run", "--replay", "a.csv", "--quiet").code == 0)
        let before = try folder.files("plimsoll-data/journal")
        #expect(try folder.run("init").code == 0)
        #expect(try folder.files("plimsoll-data/journal") == before)
    }

    @Test(arguments: ["a.csv/desk", "/proc/none", "a.csv"])
    func `where nothing can be written it is 8`(directory: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "")
        let outcome = try folder.run("init", directory)
        #expect(outcome.code == 8, "\(outcome.errors)")
        #expect(outcome.errors.contains(directory))
    }
}
