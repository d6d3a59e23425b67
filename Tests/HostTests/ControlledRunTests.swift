// Operators against a real engine on a real directory, in this process.

import Backtest
import Control
import Engine
import Glibc
import Journal
import Replay
import Strategies
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Host

@Suite struct `A run under control` {
    /// What a run left behind.
    private struct Outcome: Sendable {
        let end: RunEnd
        let core: EngineCore
    }

    /// Starts an engine with its control socket, as the command line does; the result once it is over.
    private func start(
        _ bench: RunnerBench,
        _ directory: String,
        pace: Double? = nil,
        inbox: Inbox
    ) -> EngineThread<Result<Outcome, any Error>> {
        let thread: EngineThread<Result<Outcome, any Error>> = EngineThread.start {
            do {
                var runner = try bench.open(directory, FileDisk(), segmentSize: 1 << 20)
                let server = try ServedControl(directory, inbox)
                defer { server.stop() }
                let end = try runner.run(pace: pace, inbox: inbox) { _ in }
                return .success(Outcome(end: end, core: runner.core))
            } catch {
                return .failure(error)
            }
        }
        // Commands are for an engine that is there.
        while thread.outcome == nil, access(directory + "/control.sock", F_OK) != 0 {
            sched_yield()
        }
        return thread
    }

    private func finish(_ thread: EngineThread<Result<Outcome, any Error>>) throws -> Outcome {
        while thread.outcome == nil { sched_yield() }
        return try #require(thread.outcome).get()
    }

    private func deliver(_ command: OperatorCommand, _ directory: String, id: String = "x") throws
        -> CommandDelivery.Arrival
    {
        try CommandDelivery(directory: directory, patienceMs: 60_000).deliver(command, id: id)
    }

    /// The sequences of entries, and those at which the mode changed.
    private func entries(_ directory: String) throws -> (entries: [UInt64], modes: [UInt64: Mode]) {
        var entries: [UInt64] = []
        var modes: [UInt64: Mode] = [:]
        _ = try StoredRun.scan(directory, begin: { _, _ in }) { record, _ in
            guard let kind = RecordKind(rawValue: record.kind), kind != .specification else {
                return
            }
            do {
                switch try Fact(kind, decoding: record.payload).change {
                case .orderIntended(let order):
                    if order.purpose.isEntry { entries.append(record.sequence) }
                case .modeChanged(let mode): modes[record.sequence] = mode
                default: break
                }
            } catch {
                Issue.record("\(error)")
            }
        }
        return (entries, modes)
    }

    @Test func `at full speed no entry comes after an acknowledged halt, until it is resumed`()
        throws
    {
        let bench = try RunnerBench(candles: 8_000)
        let directory = try TemporaryDirectory()
        let inbox = Inbox()
        let thread = start(bench, directory.path, inbox: inbox)
        var stretches: [ClosedRange<UInt64>] = []
        for number in 0..<3 {
            guard
                case .engine(let halt, .halted) = try deliver(
                    .halt,
                    directory.path,
                    id: "h\(number)"
                ),
                case .engine(let resume, .running) = try deliver(
                    .resume,
                    directory.path,
                    id: "r\(number)"
                )
            else { break }
            stretches.append(halt...resume)
        }
        // On a busy machine the run may be over before all three: one is enough.
        let last = try #require(stretches.last)
        #expect(try finish(thread).end == .finished)
        let (entries, modes) = try entries(directory.path)
        #expect(entries.contains { $0 > last.upperBound }, "it trades on")
        for stretch in stretches {
            #expect(!entries.contains(where: stretch.contains))
            #expect(modes.contains { $0.key <= stretch.lowerBound && $0.value == .halted })
        }
    }

    @Test func `halted it runs on without an entry, and the next run is halted too`() throws {
        let bench = try RunnerBench(candles: 2_000)
        let directory = try TemporaryDirectory()
        let inbox = Inbox()
        // So slow that it is not over before it is stopped.
        let thread = start(bench, directory.path, pace: 1, inbox: inbox)
        guard case .engine(let sequence, _) = try deliver(.halt, directory.path) else {
            Issue.record("the engine did not answer")
            return
        }
        #expect(inbox.post(.stop))
        #expect(try finish(thread).end == .stopped)
        let again = start(bench, directory.path, inbox: Inbox())
        let outcome = try finish(again)
        #expect(outcome.end == .finished)
        #expect(outcome.core.mode == .halted)
        #expect(try !entries(directory.path).entries.contains { $0 > sequence })
        #expect(try StoredRun(reading: directory.path).core == outcome.core)
    }

    @Test func `a paced run answers though its next candle is an hour away`() throws {
        let bench = try RunnerBench(candles: 50)
        let directory = try TemporaryDirectory()
        let inbox = Inbox()
        let thread = start(bench, directory.path, pace: 1.0 / 60, inbox: inbox)
        let clock = SystemClock()
        // The first answer may wait for the engine's start; the second is the one that is measured.
        _ = try deliver(.pause, directory.path, id: "1")
        let began = clock.nanoseconds()
        #expect(try deliver(.halt, directory.path, id: "2").isByEngine)
        #expect(clock.nanoseconds() - began < 1_000_000_000)
        try HaltFile(in: directory.path).create()
        #expect(throws: CommandDelivery.Failure.self) {
            try deliver(.resume, directory.path, id: "3")
        }
        #expect(inbox.post(.stop))
        #expect(try finish(thread).core.mode == [.paused, .halted])
    }

    @Test func `with the file there before the start nothing is ever opened`() throws {
        let bench = try RunnerBench(candles: 400)
        let directory = try TemporaryDirectory()
        try HaltFile(in: directory.path).create()
        let outcome = try finish(start(bench, directory.path, inbox: Inbox()))
        #expect(outcome.core.mode == .halted)
        let (entries, modes) = try entries(directory.path)
        #expect(entries.isEmpty)
        #expect(Array(modes.values) == [.halted], "noted once")
        // The sample trades where nobody stops it.
        #expect(try bench.undisturbed().report.tally.fills > 0)
    }

    @Test func `commands that are refused leave nothing in the journal`() throws {
        let bench = try RunnerBench(candles: 50)
        let directory = try TemporaryDirectory()
        let inbox = Inbox()
        let thread = start(bench, directory.path, pace: 1.0 / 60, inbox: inbox)
        _ = try deliver(.pause, directory.path, id: "first")
        func sequence() throws -> UInt64 {
            try StoredRun(reading: directory.path).report.lastSequence
        }
        // The first candles may be on their way still: once they are through nothing is added.
        let isQuiet = try (0..<20).contains { round in
            let before = try sequence()
            for command in [OperatorCommand.acceptDrift, .endExitsOnly, .resetDrawdown] {
                let failure = #expect(throws: CommandDelivery.Failure.self) {
                    try deliver(command, directory.path, id: "\(command)\(round)")
                }
                #expect(failure?.refusal?.reason == .nothingToLift)
            }
            return try sequence() == before
        }
        #expect(isQuiet)
        #expect(inbox.post(.stop))
        _ = try finish(thread)
    }

    @Test func `the engine sees the file itself where the control thread does not look`() throws {
        let bench = try RunnerBench(candles: 2_000)
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let watch = HaltWatch(file, staleMs: 0)
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        var entriesAfter = 0
        let end = try runner.run(pace: nil, inbox: Inbox(), halts: watch) { notice in
            if file.isThere {
                entriesAfter += notice.facts.count(where: \.isEntry)
            } else if notice.core.tally.fills > 0 {
                #expect(throws: Never.self) { try file.create() }
            }
        }
        #expect(end == .finished)
        #expect(runner.core.mode == .halted)
        #expect(entriesAfter == 0)
        let (entries, _) = try entries(directory.path)
        #expect(!entries.isEmpty)
    }

    @Test func `a kill after an acknowledged command takes nothing of it`() throws {
        let bench = try RunnerBench(candles: 2_000)
        let directory = try TemporaryDirectory()
        let inbox = Inbox()
        // So slow that it is not over before it is stopped.
        let thread = start(bench, directory.path, pace: 1, inbox: inbox)
        _ = try deliver(.halt, directory.path)
        // What a kill at this moment would leave is what a reader finds.
        let stored = try StoredRun(reading: directory.path)
        #expect(stored.core.mode == .halted)
        #expect(inbox.post(.stop))
        let outcome = try finish(thread)
        var again = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        #expect(again.core == outcome.core)
        #expect(try again.run(pace: nil, inbox: Inbox()) { _ in } == .finished)
        #expect(again.core.mode == .halted)
    }

    @Test func `started and stopped a hundred times it leaves no descriptor and no thread`() throws
    {
        let bench = try RunnerBench(candles: 10)
        let directory = try TemporaryDirectory()
        func once() throws {
            let inbox = Inbox()
            let server = try ServedControl(directory.path, inbox)
            let client = try LineClient(directory.path)
            client.send(#"{"command":"halt"}"# + "\n")
            while inbox.take().isEmpty { sched_yield() }
            server.stop()
            #expect(try client.refusal() == .ended)
            var runner = try bench.open(directory.path, FileDisk())
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        }
        try once()
        let ownDescriptors = try descriptors(of: directory.path)
        let threads = try FileDisk().list("/proc/self/task").count
        for _ in 0..<100 { try once() }
        #expect(try descriptors(of: directory.path) == ownDescriptors)
        // Other tests have threads of their own, which come and go: never so many.
        #expect(try FileDisk().list("/proc/self/task").count < threads + 50)
    }

    /// Open descriptors of this process that belong to the directory. Other tests open and close theirs
    /// meanwhile, so all of them cannot be counted here; `ControlCommandTests` counts a whole process.
    private func descriptors(of directory: String) throws -> Int {
        let names = try FileDisk().list("/proc/self/fd")
        return names.count { name in
            var target = [UInt8](repeating: 0, count: 4_096)
            let count = target.withUnsafeMutableBytes { raw in
                raw.baseAddress.map { readlink("/proc/self/fd/" + name, $0, raw.count) } ?? -1
            }
            guard count > 0 else { return false }
            return String(decoding: target[..<count], as: UTF8.self).contains(directory)
        }
    }
}

extension CommandDelivery.Arrival {
    var isByEngine: Bool {
        if case .engine = self { return true }
        return false
    }
}
