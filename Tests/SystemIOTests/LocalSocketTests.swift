import Glibc
import SystemIO
import TestSupport
import Testing

@Suite struct `Unix sockets` {
    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode : nil
    }

    @Test func `the file is its owner's alone, from the beginning`() throws {
        let directory = try TemporaryDirectory()
        let previous = umask(0)
        defer { umask(previous) }
        let listener = try LocalListener(directory: directory.path, name: "s")
        #expect(mode(directory.path + "/s") == S_IFSOCK | 0o600)
        listener.remove()
        #expect(mode(directory.path + "/s") == nil)
    }

    @Test func `what a dead process left is replaced`() throws {
        let directory = try TemporaryDirectory()
        do { _ = try LocalListener(directory: directory.path, name: "s") }
        #expect(mode(directory.path + "/s") != nil, "nobody took it away")
        var error = #expect(throws: SocketError.self) {
            try LocalConnection(to: directory.path, name: "s")
        }
        #expect(error?.isNobody == true)
        let listener = try LocalListener(directory: directory.path, name: "s")
        _ = try LocalConnection(to: directory.path, name: "s")
        #expect(listener.accept() != nil)
        error = #expect(throws: SocketError.self) {
            try LocalConnection(to: directory.path, name: "other")
        }
        #expect(error?.isNobody == true)
    }

    @Test func `a file that is no socket is not replaced, and is named`() throws {
        let directory = try TemporaryDirectory()
        #expect(mkdir(directory.path + "/s", 0o700) == 0)
        let error = #expect(throws: SocketError.self) {
            try LocalListener(directory: directory.path, name: "s")
        }
        #expect(
            error?.description.contains("\(directory.path)/s is there and is no socket") == true
        )
        #expect(mode(directory.path + "/s").map { $0 & S_IFMT } == S_IFDIR)
    }

    @Test(arguments: [1, 60, 107, 108, 250])
    func `a path of any length is reached`(length: Int) throws {
        let directory = try TemporaryDirectory()
        let name = String(repeating: "d", count: min(200, length))
        let long = directory.path + "/" + name
        #expect(mkdir(long, 0o700) == 0)
        let deep = long + "/" + name
        #expect(mkdir(deep, 0o700) == 0)
        let listener = try LocalListener(directory: deep, name: "s")
        let client = try LocalConnection(to: deep, name: "s")
        let server = try #require(listener.accept())
        #expect(client.send([1, 2][...]) == 2)
        #expect(server.receive(limit: 9) == .bytes([1, 2]))
        #expect(server.receive(limit: 9) == .nothing)
        #expect(mode(deep + "/s") == S_IFSOCK | 0o600)
        listener.remove()
        #expect(mode(deep + "/s") == nil)
    }

    @Test func `who is gone is noticed by reading, by writing and by watching`() throws {
        let directory = try TemporaryDirectory()
        let listener = try LocalListener(directory: directory.path, name: "s")
        do { _ = try LocalConnection(to: directory.path, name: "s") }
        let server = try #require(listener.accept())
        var watch = [Watch(server.descriptor)]
        Watch.wait(&watch, timeoutMs: 0)
        #expect(watch[0].isGone)
        #expect(server.receive(limit: 1) == .end)
        #expect(server.send([1]) == nil)
    }

    @Test func `a bell is heard once it was rung, however often, until it is silenced`() throws {
        let bell = try Bell()
        func isHeard() -> Bool {
            var watch = [Watch(bell.descriptor, reads: true)]
            Watch.wait(&watch, timeoutMs: 0)
            return watch[0].isReadable
        }
        #expect(!isHeard())
        for _ in 0..<100_000 { bell.ring() }
        #expect(isHeard())
        bell.silence()
        #expect(!isHeard())
    }
}
