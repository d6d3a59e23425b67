import Glibc
import Host
import Journal
import Supervision
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Projection

@Suite struct `The projection as a task` {
    /// Looks at the fringe, a made-up two milliseconds at a time, until something has happened.
    private func look(
        after fringe: Fringe,
        from ms: inout Int64,
        _ news: inout [FringeNews],
        until isDone: () -> Bool
    ) -> Bool {
        for _ in 0..<10_000 {
            if isDone() { return true }
            ms += 2
            news += fringe.tick(at: Instant(milliseconds: ms))
            SystemClock.pause(milliseconds: 2)
        }
        return false
    }

    @Test func `it follows the journal and ends when it is told to`() throws {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run(commits: 15)
        let follower = ProjectionFollower(books.directory)
        let fringe = Fringe([follower.task], tellLoss: { true })
        fringe.start(at: Instant(milliseconds: 0))
        try books.run()
        let last = try books.folded().report.lastSequence
        var ms: Int64 = 0
        var news: [FringeNews] = []
        #expect(
            look(after: fringe, from: &ms, &news) {
                follower.health == .current(sequence: last)
            }
        )
        #expect(news == [])
        #expect(fringe.stop(withinMs: 20_000, clock: SystemClock()) == [])
        #expect(access(books.file + "-wal", F_OK) != 0, "the file was closed in order")
        #expect(try books.read().chronicle == books.folded().chronicle)
    }

    @Test func `a file that cannot be made a few times fails, is told, and is made in the end`()
        throws
    {
        let directory = try TemporaryDirectory()
        let books = try Books(directory.path)
        try books.run()
        // A folder that is not empty can be neither opened nor removed.
        #expect(mkdir(books.file, 0o700) == 0)
        #expect(mkdir(books.file + "/in the way", 0o700) == 0)
        let follower = ProjectionFollower(books.directory)
        let fringe = Fringe([follower.task], tellLoss: { true })
        fringe.start(at: Instant(milliseconds: 0))
        var ms: Int64 = 0
        var news: [FringeNews] = []
        #expect(
            look(after: fringe, from: &ms, &news) {
                fringe.health.tasks.first?.restarts == 1
            }
        )
        #expect(news.map(\.topic) == ["projection failed"])
        #expect(fringe.health.tasks.first?.lastFailure?.contains("projection.db") == true)
        #expect(!fringe.health.lacksEssential)
        #expect(rmdir(books.file + "/in the way") == 0)
        #expect(rmdir(books.file) == 0)
        let last = try books.folded().report.lastSequence
        #expect(
            look(after: fringe, from: &ms, &news) {
                follower.health == .current(sequence: last)
            }
        )
        #expect(fringe.health.isWell)
        #expect(fringe.stop(withinMs: 20_000, clock: SystemClock()) == [])
        #expect(try books.read().chronicle == books.folded().chronicle)
    }

    @Test func `however often it fails it is not given up, and a wedged one has no second`() {
        let task = ProjectionFollower("nowhere").task
        #expect(!task.isEssential)
        #expect(!task.policy.replacesWedged)
        var life = SupervisedTask(task.policy)
        var now = Instant(milliseconds: 0)
        _ = life.start(at: now)
        for _ in 0..<200 {
            _ = life.ended(life.generation, .failed("no room"), at: now)
            now = now + task.policy.longestPause
            _ = life.tick(at: now)
            #expect(life.state == .running)
        }
        #expect(life.restarts == 200)
        #expect(life.since == now)
    }
}
