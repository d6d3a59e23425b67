import Synchronization
import SystemIO
import Testing

@Suite struct `A worker's thread` {
    @Test func `is waited for until it has ended`() throws {
        let done = Doorbell()
        let started = WorkerThread.start { done.ring() }
        guard let thread = started else { throw NoThread() }
        let hasEnded = thread.join(withinMs: 10_000)
        #expect(hasEnded)
        #expect(done.wait(milliseconds: 0))
    }

    @Test func `that does not end is left to itself`() throws {
        let release = Doorbell()
        let started = WorkerThread.start { release.wait(milliseconds: 60_000) }
        guard let thread = started else { throw NoThread() }
        let hasEnded = thread.join(withinMs: 10)
        #expect(!hasEnded)
        release.ring()
    }
}

private struct NoThread: Error {}

@Suite struct `A doorbell` {
    @Test func `that rang before somebody waited is heard, once`() {
        let bell = Doorbell()
        bell.ring()
        bell.ring()
        #expect(bell.wait(milliseconds: 60_000))
        #expect(!bell.wait(milliseconds: 0))
    }
}
