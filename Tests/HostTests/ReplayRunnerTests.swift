import Backtest
import Engine
import Host
import Journal
import Ledger
import Ports
import Replay
import Simulation
import Storage
import SystemIO
import TestSupport
import Testing
import TradeModel

@Suite struct `Replay runner` {
    @Test func `a run on disk ends like the backtest in memory`() throws {
        let bench = try RunnerBench()
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, FileDisk())
        #expect(try runner.run(pace: nil, inbox: Inbox()) { _ in } == .finished)
        let expected = try bench.undisturbed()
        #expect(runner.stateHash == expected.stateHash)
        #expect(expected.report.tally.roundTrips > 5, "the sample trades")
        #expect(runner.core.ledger.audit().isEmpty)
        let stored = try StoredRun(reading: directory.path)
        #expect(stored.stateHash == expected.stateHash)
        #expect(stored.core == runner.core)
    }

    @Test func `a finished run started again changes nothing`() throws {
        let bench = try RunnerBench(candles: 100)
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        do {
            var runner = try bench.open(directory.path, disk)
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        let before = disk.synchronizations
        var again = try bench.open(directory.path, disk)
        let hash = again.stateHash
        #expect(try again.run(pace: nil, inbox: Inbox()) { _ in } == .nothingLeft)
        #expect(again.stateHash == hash)
        // Those of the start: the two last segments are settled before they are read.
        #expect(disk.synchronizations == before + 2)
    }

    @Test func `stopped at any commit and started again it ends alike`() throws {
        let bench = try RunnerBench(candles: 150)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        var stops = 0
        var lastSequence: UInt64 = 0
        while true {
            var runner = try bench.open(directory.path, disk)
            #expect(runner.lastSequence >= lastSequence, "a sequence went back")
            let inbox = Inbox()
            var commits = 0
            let end = try runner.run(pace: nil, inbox: inbox) { _ in
                commits += 1
                if commits == 2 { #expect(inbox.post(.stop)) }
            }
            lastSequence = runner.lastSequence
            guard end == .stopped else {
                #expect(runner.stateHash == expected)
                break
            }
            stops += 1
        }
        #expect(stops > 20)
    }

    @Test func `every start is durable under a number of its own before anything is decided`()
        throws
    {
        let bench = try RunnerBench(candles: 150)
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        for epoch in UInt32(1)...3 {
            var runner = try bench.open(directory.path, disk)
            let inbox = Inbox()
            var first: [Fact.Change]?
            var commits = 0
            _ = try runner.run(pace: nil, inbox: inbox) { notice in
                first = first ?? notice.facts.map(\.change)
                commits += 1
                if commits == 4 { #expect(inbox.post(.stop)) }
            }
            #expect(first?.first == .started(epoch: epoch))
            let intends = first?.contains { change in
                if case .orderIntended = change { return true }
                return false
            }
            #expect(intends == false)
            #expect(runner.core.epoch == epoch)
        }
    }

    @Test func `a command is durable before anything else happens`() throws {
        let bench = try RunnerBench(candles: 50)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, RunnerBench.disk(around: directory))
        let inbox = Inbox()
        #expect(inbox.post(.event(.command(.halt))))
        var ends: [Fact.Change] = []
        _ = try runner.run(pace: nil, inbox: inbox) { notice in
            ends += notice.facts.suffix(1).map(\.change)
        }
        #expect(ends.contains(.modeChanged(.halted)))
        #expect(runner.core.mode == .halted)
    }

    @Test func `a halt that comes with the stop is not lost to it`() throws {
        let bench = try RunnerBench(candles: 50)
        let directory = try TemporaryDirectory()
        var runner = try bench.open(directory.path, RunnerBench.disk(around: directory))
        let inbox = Inbox()
        #expect(inbox.post(.stop))
        #expect(inbox.post(.event(.command(.halt))))
        #expect(try runner.run(pace: nil, inbox: inbox) { _ in } == .stopped)
        #expect(runner.core.mode == .halted)
    }

    @Test func `a damaged journal gives readers no books`() throws {
        let bench = try RunnerBench(candles: 50)
        let directory = try TemporaryDirectory()
        do {
            var runner = try bench.open(directory.path, FileDisk())
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        let disk = FileDisk()
        let file = try disk.open(directory.path + "/journal/00000001.seg", .existing)
        let written: Result<Void, DiskError> = [UInt8](repeating: 0xFF, count: 16)
            .withUnsafeBytes { bytes in
                do throws(DiskError) {
                    return .success(try disk.write(bytes, to: file, at: 128))
                } catch {
                    return .failure(error)
                }
            }
        try written.get()
        disk.close(file)
        let error = #expect(throws: HostError.self) {
            _ = try StoredRun(reading: directory.path)
        }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a journal that does not begin with its run's specification is damaged`() throws {
        let directory = try TemporaryDirectory()
        do {
            var journal = try FileJournal(opening: directory.path, disk: FileDisk()) { _ in }
            let fact = Fact(at: .distantPast, .started(epoch: 1))
            try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
            try journal.commit()
        }
        let bench = try RunnerBench(candles: 50)
        let error = #expect(throws: HostError.self) {
            _ = try bench.open(directory.path, FileDisk())
        }
        guard case .journal(.damaged) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(throws: HostError.self) { try StoredRun(reading: directory.path) }
    }

    @Test func `other inputs on the same directory are refused with the difference`() throws {
        let directory = try TemporaryDirectory()
        let bench = try RunnerBench(candles: 50)
        do {
            var runner = try bench.open(directory.path, FileDisk())
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        let other = try RunnerBench(candles: 50, feeBps: 11)
        let error = #expect(throws: HostError.self) {
            _ = try other.open(directory.path, FileDisk())
        }
        guard case .otherInputs(_, let difference) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(difference.path == "venue.fee_bps")
    }

    @Test func `a second writer on the directory is refused with the pid of the first`() throws {
        let directory = try TemporaryDirectory()
        let bench = try RunnerBench(candles: 50)
        let first = try bench.open(directory.path, FileDisk())
        let error = #expect(throws: HostError.self) {
            _ = try bench.open(directory.path, FileDisk())
        }
        guard case .held(.held(_, let pid)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(pid.map { $0 == ProcessIdentity.own } == true)
        #expect(first.remaining > 0)
    }

    @Test func `no order is heard of by the venue before its intent is durable`() throws {
        let bench = try RunnerBench(candles: 150)
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        var runner = try bench.open(directory.path, disk)
        var synchronized = disk.synchronizations
        _ = try runner.run(pace: nil, inbox: Inbox()) { notice in
            let intends = notice.facts.contains { fact in
                if case .orderIntended = fact.change { return true }
                return false
            }
            if intends {
                #expect(disk.synchronizations > synchronized, "an intent went out unsynchronized")
                // What follows from an intent is decided in later steps, hence in later batches.
                if case .orderIntended = notice.facts.last?.change {
                } else {
                    let after = notice.facts.drop { fact in
                        if case .orderIntended = fact.change { return false }
                        return true
                    }
                    #expect(!after.contains { $0.isVenueEvidence })
                }
            }
            synchronized = disk.synchronizations
        }
    }
}

extension Fact {
    /// Whether the fact stems from a venue's report on an order.
    fileprivate var isVenueEvidence: Bool {
        switch change {
        case .orderAcknowledged, .filled, .orderClosed: true
        default: false
        }
    }
}
