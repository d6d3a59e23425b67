import Host
import Journal
import Storage
import SystemIO
import TestSupport
import Testing
import TradeModel

/// A journal that is followed while it grows.
@Suite struct `Following a journal` {
    @Test func `what is new is taken batch by batch, over segments too`() throws {
        let bench = try RunnerBench(candles: 600)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 16)
        var follower: JournalFollower?
        var commits = 0
        var misses = 0
        _ = try runner.run(pace: nil, inbox: Inbox()) { notice in
            commits += 1
            guard commits % 5 == 1 else { return }
            do {
                if follower == nil { follower = try JournalFollower(directory.path) }
                _ = try follower?.look()
                if follower?.run?.core != notice.core { misses += 1 }
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(commits > 20)
        #expect(misses == 0)
        #expect(try follower?.look() == true || commits % 5 == 1)
        let stored = try StoredRun(reading: directory.path)
        #expect(stored.report.segments > 2)
        #expect(follower?.run?.stateHash == stored.stateHash)
        #expect(follower?.run?.chronicle.trades == stored.chronicle.trades)
        #expect(follower?.run?.report.lastSequence == stored.report.lastSequence)
    }

    @Test func `a look at a journal that has not grown reads little and says so`() throws {
        let bench = try RunnerBench(candles: 400)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, FileDisk())
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        var follower = try JournalFollower(directory.path)
        for _ in 0..<10 { #expect(try follower.look() == false) }
        #expect(follower.bytesRead < 400_000)
    }

    @Test func `where segments are gone meanwhile everything is read anew`() throws {
        let bench = try RunnerBench(candles: 1_500)
        let directory = try TemporaryDirectory()
        let rule = SnapshotRule(intervalBytes: 8_000, keptSegments: 0)
        var runner = try bench.open(directory.path, FileDisk(), snapshots: rule)
        var follower: JournalFollower?
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in
            if follower != nil { return }
            do {
                follower = try JournalFollower(directory.path)
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(try follower?.look() == true)
        #expect(follower?.run?.core == runner.core)
        #expect(follower?.run?.stateHash == runner.stateHash)
    }

    @Test func `the latest facts are no readings, and are not endless`() throws {
        let bench = try RunnerBench(candles: 600)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, FileDisk())
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        let latest = try JournalFollower(directory.path).latest
        #expect(latest.count == JournalFollower.recentLimit)
        for fact in latest {
            if case .candleClosed = fact.change { Issue.record("a reading") }
        }
        #expect(latest.map(\.at) == latest.map(\.at).sorted())
    }
}
