import Backtest
import Control
import Engine
import Glibc
import Journal
import Ports
import Replay
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Host

@Suite struct `Commands where no engine runs` {
    private let bench: RunnerBench

    init() throws { bench = try RunnerBench(candles: 400) }

    /// Runs so far that `isEnough`, and stops.
    private func run(_ directory: String, until isEnough: (EngineCore) -> Bool) throws {
        var runner = try bench.open(directory, FileDisk(), segmentSize: 1 << 20)
        let inbox = Inbox()
        var isAsked = false
        let end = try runner.run(pace: nil, inbox: inbox) { notice in
            guard !isAsked, isEnough(notice.core) else { return }
            isAsked = true
            #expect(inbox.post(.stop))
        }
        #expect(end == .stopped)
    }

    private func deliver(_ command: OperatorCommand, _ directory: String) throws(CommandDelivery
        .Failure) -> CommandDelivery.Arrival
    {
        try CommandDelivery(directory: directory, patienceMs: 100).deliver(command, id: "x")
    }

    @Test func `a halt is durable, and the next engine starts halted`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let before = try StoredRun(reading: directory.path)
        let arrival = try deliver(.halt, directory.path)
        #expect(arrival == .journal(sequence: before.report.lastSequence + 1, mode: .halted))
        let after = try StoredRun(reading: directory.path)
        #expect(after.core.mode == .halted)
        #expect(after.core.clock == before.core.clock, "the engine's own time stands still")
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        _ = try runner.run(pace: nil, inbox: Inbox()) { notice in
            #expect(!notice.facts.contains { $0.isEntry })
        }
        #expect(runner.core.mode == .halted)
    }

    @Test func `said again it changes nothing and is as durable`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let first = try deliver(.halt, directory.path)
        #expect(try deliver(.halt, directory.path) == first)
    }

    @Test func `halted and resumed in between it ends as if nothing had been`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        _ = try deliver(.halt, directory.path)
        _ = try deliver(.resume, directory.path)
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
        #expect(runner.stateHash == (try bench.undisturbed().stateHash))
    }

    @Test func `everything is closed by the next start, and not before`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { !Self.unattended($0).isEmpty }
        let before = try StoredRun(reading: directory.path)
        let arrival = try deliver(.flatten, directory.path)
        #expect(arrival == .journal(sequence: before.report.lastSequence + 1, mode: .running))
        let stored = try StoredRun(reading: directory.path).core
        #expect(stored.orders.working.count == before.core.orders.working.count)
        for instrument in before.core.open {
            #expect(stored.positions[instrument.position].isToBeFlattened)
        }
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        var closings: Set<InstrumentIndex> = []
        _ = try runner.run(pace: nil, inbox: Inbox()) { notice in
            for fact in notice.facts {
                if case .orderIntended(let order) = fact.change,
                    case .exit(.flatten, _) = order.purpose
                {
                    closings.insert(order.instrument)
                }
            }
        }
        #expect(closings.isSuperset(of: Self.unattended(before.core)))
    }

    @Test func `entries at work are taken back where everything is to be closed`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { core in
            core.orders.working.contains { $0.order.purpose.isEntry }
        }
        let working = try StoredRun(reading: directory.path).core.orders.working
        let entries = working.filter { $0.order.purpose.isEntry }
        _ = try deliver(.flatten, directory.path)
        let stored = try StoredRun(reading: directory.path).core
        #expect(!entries.isEmpty)
        for entry in entries {
            #expect(stored.orders[entry.order.ordinal]?.isCancelling == true)
        }
    }

    /// Where something is held and no exit is at work.
    private static func unattended(_ core: EngineCore) -> [InstrumentIndex] {
        core.open.filter { instrument in
            !core.orders.working.contains { order in
                order.order.instrument == instrument && !order.order.purpose.isEntry
            }
        }
    }

    @Test(arguments: [OperatorCommand.resume, .acceptDrift, .endExitsOnly, .resetDrawdown])
    func `with nothing to lift it is refused and nothing is written`(
        command: OperatorCommand
    ) throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let before = try StoredRun(reading: directory.path).report.lastSequence
        let failure = #expect(throws: CommandDelivery.Failure.self) {
            try deliver(command, directory.path)
        }
        #expect(failure?.refusal?.reason == .nothingToLift)
        #expect(try StoredRun(reading: directory.path).report.lastSequence == before)
    }

    @Test func `nothing is resumed while the file is there`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        _ = try deliver(.halt, directory.path)
        try HaltFile(in: directory.path).create()
        let failure = #expect(throws: CommandDelivery.Failure.self) {
            try deliver(.resume, directory.path)
        }
        #expect(failure?.refusal?.reason == .haltFile)
        #expect(try StoredRun(reading: directory.path).core.mode == .halted)
    }

    @Test func `a directory without a journal is named and stays as it is`() throws {
        let directory = try TemporaryDirectory()
        for path in [directory.path, directory.path + "/none"] {
            let failure = #expect(throws: CommandDelivery.Failure.self) {
                try deliver(.flatten, path)
            }
            guard case .trouble(.host(.noJournal(path))) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
        #expect(try FileDisk().list(directory.path).isEmpty)
    }

    @Test func `a halt of a directory without a journal makes the file, and no directory`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let failure = #expect(throws: CommandDelivery.Failure.self) {
            try deliver(.halt, directory.path)
        }
        guard case .haltFileMade(file.path, .host(.noJournal)) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        let none = directory.path + "/none"
        let refusal = #expect(throws: CommandDelivery.Failure.self) { try deliver(.halt, none) }
        guard case .haltFileRefused(_, .host(.noJournal)) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(try FileDisk().list(directory.path) == ["HALT"])
    }

    @Test func `a halt finds its way where the journal is damaged, and holds once it is mended`()
        throws
    {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let segments = directory.path + "/journal"
        let disk = FileDisk()
        try disk.rename(segments, to: directory.path + "/good")
        #expect(try disk.createDirectory(segments))
        for name in try disk.list(directory.path + "/good") {
            let segment = try disk.open(segments + "/" + name, .truncated)
            defer { disk.close(segment) }
            let bytes = [UInt8](repeating: 0xAA, count: 100_000)
            try bytes.withUnsafeBytes { try disk.write($0, to: segment, at: 0) }
        }
        let failure = #expect(throws: CommandDelivery.Failure.self) {
            try deliver(.halt, directory.path)
        }
        guard case .haltFileMade(_, .host(.journal)) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        for name in try disk.list(segments) { try disk.remove(segments + "/" + name) }
        #expect(rmdir(segments) == 0)
        try disk.rename(directory.path + "/good", to: segments)
        var runner = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        let watch = HaltWatch(HaltFile(in: directory.path), staleMs: 0)
        _ = try runner.run(pace: nil, inbox: Inbox(), halts: watch) { notice in
            #expect(!notice.facts.contains { $0.isEntry })
        }
        #expect(runner.core.mode == .halted)
    }

    @Test func `a halt finds its way where the socket cannot be asked`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let path = directory.path + "/" + ControlServer.socketName
        // A link that leads back to itself.
        #expect(symlink(path, path) == 0)
        let failure = #expect(throws: CommandDelivery.Failure.self) {
            try deliver(.halt, directory.path)
        }
        guard case .haltFileMade(_, .socket) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(HaltFile(in: directory.path).isThere)
    }

    @Test func `a holder that does not answer is halted through the file, and only halted`() throws
    {
        let directory = try TemporaryDirectory()
        try run(directory.path) { $0.tally.fills > 0 }
        let holder = try bench.open(directory.path, FileDisk(), segmentSize: 1 << 20)
        for command in [OperatorCommand.resume, .flatten] {
            let failure = #expect(throws: CommandDelivery.Failure.self) {
                try deliver(command, directory.path)
            }
            guard case .unanswered(ProcessIdentity.own) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
        let file = HaltFile(in: directory.path)
        #expect(!file.isThere)
        let arrival = try deliver(.halt, directory.path)
        #expect(arrival == .haltFile(path: file.path, pid: ProcessIdentity.own))
        #expect(file.isThere)
        #expect(holder.remaining > 0)
    }
}

extension CommandDelivery.Failure {
    /// The refusal, when it is one.
    var refusal: ControlRefusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }
}

extension Fact {
    /// Whether it is the intent of an entry.
    var isEntry: Bool {
        guard case .orderIntended(let order) = change else { return false }
        return order.purpose.isEntry
    }
}
