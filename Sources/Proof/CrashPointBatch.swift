// Every disk call of the canonical runs, each in every way in which it can go wrong.

import ByteCodec
public import Console
import Host
public import Simulation
import Synchronization
import SystemIO

/// What came of all crash points.
public struct CrashPointBatch: Sendable {
    /// One that broke something.
    public struct Failure: Sendable {
        /// The kind of venue.
        public let venue: VenueKind
        /// Where the disk gave out.
        public let point: CrashPoint
        /// What was found.
        public let finding: Finding
    }

    /// How many points were run.
    public let count: Int
    /// How many of them had a second crash in the recovery from the first.
    public let inRecovery: Int
    /// The disk operations of the canonical runs.
    public let operations: Int
    /// What broke, in order.
    public let failures: [Failure]
    /// How long it took.
    public let wallNanoseconds: UInt64

    /// Runs all of them, on so many threads; progress goes to `errors`, nothing where that is nil.
    ///
    /// - Parameter sample: of each so-many-th point also a second crash is run.
    public init(
        sample: Int,
        jobs: Int,
        errors: StandardStream? = nil
    ) throws(CommandFailure) {
        guard sample > 0, (1...256).contains(jobs) else {
            throw .usage("--recovery-sample must be 1 or more, and --jobs between 1 and 256")
        }
        let clock = SystemClock()
        let start = clock.nanoseconds()
        var work: [(points: CrashPoints, point: CrashPoint)] = []
        for venue in VenueKind.allCases {
            let points = CrashPoints(venue, recoverySample: sample)
            for point in points.points { work.append((points, point)) }
        }
        let all = work
        let board = Board()
        let threads = (0..<jobs).map { _ in
            EngineThread.start { CrashPointBatch.run(all, board) }
        }
        var meter = ProgressMeter(
            total: all.count,
            unit: "points",
            isTerminal: errors?.isTerminal ?? false,
            now: start
        )
        while threads.contains(where: { $0.outcome == nil }) {
            SystemClock.pause(milliseconds: 5)
            guard let errors else { continue }
            let done = max(0, board.next.load(ordering: .relaxed) - jobs)
            guard let text = meter.update(done: done, now: clock.nanoseconds()) else { continue }
            errors.write(text)
            errors.flush()
        }
        if let text = meter.clear() { errors?.write(text) }
        errors?.flush()
        failures = threads.flatMap { $0.outcome ?? [] }.sorted { $0.number < $1.number }
            .map {
                Failure(
                    venue: all[$0.number].points.venue,
                    point: all[$0.number].point,
                    finding: $0.finding
                )
            }
        count = all.count
        inRecovery = all.count { $0.point.inRecovery != nil }
        operations = all.filter { $0.point.way == .lost && $0.point.inRecovery == nil }.count
        wallNanoseconds = clock.nanoseconds() - start
    }

    private final class Board: Sendable {
        let next = Atomic<Int>(0)
    }

    private static func run(
        _ work: [(points: CrashPoints, point: CrashPoint)],
        _ board: Board
    ) -> [(number: Int, finding: Finding)] {
        var found: [(number: Int, finding: Finding)] = []
        while true {
            let number = board.next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard number < work.count else { return found }
            let outcome = work[number].points.run(work[number].point)
            if let finding = outcome.findings.first { found.append((number, finding)) }
        }
    }

    /// The result as JSON, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("crash_points", .count(count))
        members.add("in_recovery", .count(inRecovery))
        members.add("operations", .count(operations))
        members.add("ways", .array(CrashWay.allCases.map { .string($0.rawValue) }))
        members.add("wall_seconds", .ratio(Double(wallNanoseconds) / 1_000_000_000))
        members.add("failures", .array(failures.map(CrashPointBatch.value)))
        return JSONValue.object(members).line
    }

    private static func value(_ failure: Failure) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("venue", .string(failure.venue.rawValue))
        members.add("operation", .count(failure.point.operation))
        members.add("way", .string(failure.point.way.rawValue))
        members.add("in_recovery", failure.point.inRecovery.map { .count($0) } ?? .null)
        members.add("invariant", .string(failure.finding.invariant.rawValue))
        members.add("words", .string(failure.finding.words))
        return .object(members)
    }

    /// The result for people.
    public func text(_ style: TextStyle) -> String {
        var text =
            style.bold("\(count) crash points")
            + ": \(operations) disk calls of two canonical runs, "
            + "each in \(CrashWay.allCases.count) ways,\n"
            + "and \(inRecovery) second crashes within the recovery from the first. "
            + "\(wallNanoseconds / 1_000_000_000) s.\n"
        for failure in failures.prefix(20) {
            let second = failure.point.inRecovery.map { ", then call \($0) of the recovery" } ?? ""
            text +=
                "\n\(failure.venue.rawValue), call \(failure.point.operation) "
                + "\(failure.point.way.rawValue)\(second)\n  \(failure.finding.invariant.rawValue): "
                + "\(failure.finding.words)\n"
        }
        text +=
            failures.isEmpty
            ? "After each the books came back, and were the venue's in the end.\n"
            : "\n\(failures.count) of them broke something.\n"
        return text
    }
}
