import SystemIO
import TestSupport
import Testing

@testable import Host

@Suite struct `The watch on the file HALT` {
    /// Longer than a test takes, shorter than the machine has been up.
    private let never = 60_000

    @Test func `halts once for each time that the file comes`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let watch = HaltWatch(file, staleMs: 0)
        #expect(!watch.isDue())
        try file.create()
        #expect(watch.isDue())
        #expect(!watch.isDue())
        try FileDisk().remove(file.path)
        #expect(!watch.isDue())
        try file.create()
        #expect(watch.isDue())
    }

    @Test func `is left to whoever looked last, until that is long ago`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let watch = HaltWatch(file, staleMs: never)
        watch.look { true }
        try file.create()
        #expect(!watch.isDue(), "somebody has just looked")
        let stale = HaltWatch(file, staleMs: 0)
        #expect(stale.isDue())
    }

    @Test func `an engine that could not be told sees the halt itself at once`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let watch = HaltWatch(file, staleMs: never)
        watch.look { true }
        try file.create()
        watch.look { false }
        #expect(watch.isDue())
        var isTold = false
        watch.look {
            isTold = true
            return true
        }
        #expect(!isTold, "it has been told")
    }
}
