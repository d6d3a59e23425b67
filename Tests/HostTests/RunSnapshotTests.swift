import Backtest
import Engine
import Host
import Journal
import Ports
import Simulation
import Storage
import SystemIO
import TestSupport
import Testing
import TradeModel

/// Replays that take snapshots and let segments go.
@Suite struct `Snapshots of a run` {
    private let rule = SnapshotRule(intervalBytes: 8_000, keptSegments: 0)

    @Test func `stopped again and again it ends like a run without them`() throws {
        let bench = try RunnerBench(candles: 600)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        var fromSnapshots = 0
        while true {
            var runner = try bench.open(
                directory.path,
                disk,
                segmentSize: 1 << 16,
                snapshots: rule
            )
            if runner.recovery.snapshot != nil { fromSnapshots += 1 }
            let inbox = Inbox()
            var commits = 0
            let end = try runner.run(pace: nil, inbox: inbox) { _ in
                commits += 1
                if commits == 4 { #expect(inbox.post(.stop)) }
            }
            guard end == .stopped else {
                #expect(runner.stateHash == expected)
                break
            }
        }
        #expect(fromSnapshots > 5)
    }

    @Test func `readers see the same books when the beginning is gone`() throws {
        let bench = try RunnerBench(candles: 1_500)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, FileDisk(), snapshots: rule)
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        let names = try FileDisk().list(directory.path + "/journal")
        #expect(!names.contains("00000001.seg"))
        let whole = try StoredRun(reading: directory.path)
        #expect(whole.report.firstSegment == 1 && whole.chronicle.starts == 1)
        #expect(whole.core == runner.core)
        for name in try FileDisk().list(directory.path + "/archive") {
            try FileDisk().remove(directory.path + "/archive/" + name)
        }
        let stored = try StoredRun(reading: directory.path)
        #expect(stored.core == runner.core)
        #expect(stored.stateHash == runner.stateHash)
        #expect(stored.report.firstSegment > 1)
    }

    @Test func `a finished run started again takes none and changes nothing`() throws {
        let bench = try RunnerBench(candles: 200)
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        do {
            var runner = try bench.open(directory.path, disk, snapshots: rule)
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        var again = try bench.open(directory.path, disk, snapshots: rule)
        #expect(again.recovery.snapshot != nil)
        #expect(try again.run(pace: nil, inbox: Inbox()) { _ in } == .nothingLeft)
    }

    @Test func `a snapshot of another run is another run`() throws {
        let bench = try RunnerBench(candles: 300)
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        do {
            var runner = try bench.open(directory.path, disk, snapshots: rule)
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        let other = try RunnerBench(candles: 300, feeBps: 20)
        #expect(throws: HostError.self) { _ = try other.open(directory.path, disk) }
    }
}
