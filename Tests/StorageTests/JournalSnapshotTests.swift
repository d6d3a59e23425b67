import ByteCodec
import Journal
import Ports
import Randomness
import Simulation
import Storage
import Testing

/// A state for which the sum of the payloads stands.
private struct Sum {
    var value = 0
    var begunAt: UInt64?

    mutating func begin(_ beginning: JournalBeginning) {
        value = 0
        begunAt = nil
        guard case .snapshot(let snapshot) = beginning else { return }
        value = snapshot.state.reversed().reduce(0) { $0 << 8 | Int($1) }
        begunAt = snapshot.position.nextSequence - 1
    }

    mutating func take(_ record: JournalRecord) {
        value += record.payload.reduce(0) { $0 + Int($1) }
    }

    var bytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}

@Suite struct `Snapshots of a journal` {
    private let disk = LyingDisk()
    private let rule = SnapshotRule(intervalBytes: 900, keptSegments: 0)

    private func open(
        _ sum: inout Sum,
        _ extent: JournalExtent = .recent
    ) throws(JournalError) -> FileJournal<LyingDisk> {
        var opening = sum
        defer { sum = opening }
        return try FileJournal(
            opening: "d",
            disk: disk,
            segmentSize: 512,
            extent,
            begin: { opening.begin($0) },
            replay: { opening.take($0) }
        )
    }

    /// Commits so many batches, and takes snapshots when they are due.
    private func run(
        _ batches: Int,
        _ rule: SnapshotRule? = nil,
        seed: UInt64 = 1
    ) throws(JournalError) -> Sum {
        let rule = rule ?? self.rule
        var random = SplitMix64(seed: seed)
        var sum = Sum()
        var journal = try open(&sum)
        for _ in 0..<batches {
            let payload = (0..<random.below(100)).map { _ in UInt8(random.below(256)) }
            try journal.append(kind: 7) { $0.bytes(payload) }
            try journal.commit()
            sum.value += payload.reduce(0) { $0 + Int($1) }
            guard journal.isSnapshotDue(rule) else { continue }
            _ = try journal.takeSnapshot(
                specification: [1],
                configuration: nil,
                state: sum.bytes,
                rule
            )
        }
        return sum
    }

    private func names(_ folder: String) throws -> [String] {
        try disk.list("d/" + folder).sorted()
    }

    @Test func `a start reads the newest one and what comes behind it`() throws {
        let sum = try run(60)
        var again = Sum()
        let journal = try open(&again)
        let recovery = journal.recovery
        #expect(again.value == sum.value)
        let begun = try #require(again.begunAt)
        #expect(begun > 30)
        #expect(recovery.snapshot == begun)
        #expect(recovery.report.records < 30)
        #expect(recovery.report.lastSequence == 60)
    }

    @Test func `two are kept, and segments before the older of them are put aside`() throws {
        _ = try run(80)
        let snapshots = try names("snapshots").compactMap { SnapshotFormat.sequence(named: $0) }
        #expect(snapshots.count == 2)
        let older = try Snapshot(
            file: disk.read("d/snapshots/" + names("snapshots")[0], limit: 9_999)
        )
        let first = try #require(names("journal").first)
        #expect(JournalFormat.segment(named: first) == older.position.segment)
        #expect(older.position.segment > 3)
        let aside = try names("archive").compactMap { JournalFormat.segment(named: $0) }
        #expect(aside == Array(1..<older.position.segment))
    }

    @Test func `so many segments as the rule says are kept before it`() throws {
        _ = try run(80, SnapshotRule(intervalBytes: 900, keptSegments: 3))
        let older = try Snapshot(
            file: disk.read("d/snapshots/" + names("snapshots")[0], limit: 9_999)
        )
        let first = try names("journal").first.flatMap { JournalFormat.segment(named: $0) }
        #expect(first == older.position.segment - 3)
        _ = try run(80, SnapshotRule(intervalBytes: 900))
        #expect(try names("journal").first.flatMap { JournalFormat.segment(named: $0) } == first)
    }

    @Test func `when the newest has rotted the one before it does`() throws {
        let sum = try run(80)
        let newest = try #require(names("snapshots").last)
        try disk.flip("d/snapshots/" + newest, bit: 700)
        var again = Sum()
        let recovery = try open(&again).recovery
        #expect(again.value == sum.value)
        #expect(recovery.refusedSnapshots.map(\.flaw) == [.badChecksum])
        #expect(recovery.snapshot == SnapshotFormat.sequence(named: try names("snapshots")[0]))
    }

    @Test func `when both have rotted the whole journal does, if it is there`() throws {
        let sum = try run(80, SnapshotRule(intervalBytes: 900))
        for name in try names("snapshots") { try disk.flip("d/snapshots/" + name, bit: 8) }
        var again = Sum()
        let recovery = try open(&again).recovery
        #expect(again.value == sum.value)
        #expect(again.begunAt == nil)
        #expect(recovery.refusedSnapshots.count == 2)
        #expect(recovery.snapshot == nil)
    }

    @Test func `when both have rotted the archive and the journal do`() throws {
        let sum = try run(80)
        for name in try names("snapshots") { try disk.flip("d/snapshots/" + name, bit: 8) }
        var again = Sum()
        let recovery = try open(&again).recovery
        #expect(again.value == sum.value)
        #expect(recovery.snapshot == nil && recovery.report.records == 80)
    }

    /// Takes the archive away, as an operator may.
    private func removeArchive() throws {
        for name in try names("archive") { try disk.remove("d/archive/" + name) }
    }

    @Test func `when both have rotted and the beginning is gone the journal is refused`() throws {
        _ = try run(80)
        try removeArchive()
        for name in try names("snapshots") { try disk.flip("d/snapshots/" + name, bit: 8) }
        var again = Sum()
        do throws(JournalError) {
            _ = try open(&again)
            Issue.record("opened without its beginning")
        } catch {
            guard case .damaged(_, let flaw) = error else { throw error }
            #expect(flaw.reason == .missingSegment)
        }
    }

    @Test func `the archive may be taken away, in part too`() throws {
        let sum = try run(80)
        for gone in ["00000001.seg", "00000003.seg"] { try disk.remove("d/archive/" + gone) }
        var again = Sum()
        _ = try open(&again)
        #expect(again.value == sum.value)
        var read = Sum()
        let report = try JournalReader.load(
            "d",
            disk: disk,
            begin: { read.begin($0) },
            deliver: { read.take($0) }
        )
        #expect(report.verdict == .clean)
        #expect(report.firstSegment == 4)
        #expect(read.value == sum.value)
    }

    @Test func `a segment that is put aside while it is read is found there`() throws {
        let sum = try run(80, SnapshotRule(intervalBytes: 900))
        var read = Sum()
        var isMoved = false
        let report = try JournalReader.load(
            "d",
            disk: disk,
            begin: { read.begin($0) },
            deliver: { record in
                read.take(record)
                guard !isMoved else { return }
                isMoved = true
                do throws(DiskError) {
                    _ = try disk.createDirectory("d/archive")
                    for name in ["00000002.seg", "00000003.seg"] {
                        let bytes = try disk.read("d/journal/" + name, limit: 9_999)
                        let file = try disk.open("d/archive/" + name, .truncated)
                        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
                            do throws(DiskError) {
                                return .success(try disk.write(raw, to: file, at: 0))
                            } catch {
                                return .failure(error)
                            }
                        }
                        try result.get()
                        disk.close(file)
                        try disk.remove("d/journal/" + name)
                    }
                } catch {
                    Issue.record("\(error)")
                }
            }
        )
        #expect(report.verdict == .clean)
        #expect(read.value == sum.value)
    }

    @Test func `one that is refused is passed over`() throws {
        let sum = try run(80, SnapshotRule(intervalBytes: 900))
        var offered = 0
        var again = Sum()
        _ = try FileJournal(
            opening: "d",
            disk: disk,
            segmentSize: 512,
            .recent,
            begin: { (beginning) throws(RecordRefusal) in
                again.begin(beginning)
                if case .snapshot = beginning {
                    offered += 1
                    throw RecordRefusal("not today")
                }
            },
            replay: { again.take($0) }
        )
        #expect(offered == 2)
        #expect(again.value == sum.value)
    }

    @Test func `a journal that ends before its snapshot is refused`() throws {
        _ = try run(60)
        let segments = try names("journal").filter { $0.hasSuffix(".seg") }
        for name in segments.suffix(3) {
            let length = try disk.length("d/journal/" + name)
            let file = try disk.open("d/journal/" + name, .existing)
            try disk.writeZeros(to: file, in: 0..<length)
            disk.close(file)
        }
        var again = Sum()
        do throws(JournalError) {
            _ = try open(&again)
            Issue.record("opened though acknowledged records are gone")
        } catch {
            guard case .damaged = error else { throw error }
        }
    }

    @Test func `without room none is taken and nothing is lost`() throws {
        var sum = Sum()
        var journal = try open(&sum)
        for number in 0..<12 {
            try journal.append(kind: 7) { $0.bytes([UInt8](repeating: UInt8(number), count: 90)) }
            try journal.commit()
        }
        disk.capacity = disk.usedBytes
        let outcome = try journal.takeSnapshot(
            specification: [1],
            configuration: nil,
            state: [UInt8](repeating: 0, count: 4_000),
            rule
        )
        #expect(outcome == .notTaken)
        let isDue = journal.isSnapshotDue(rule)
        #expect(!isDue, "the next try is an interval later")
        #expect(try names("snapshots").isEmpty)
        disk.capacity = .max
        try journal.append(kind: 7) { $0.u8(1) }
        try journal.commit()
    }

    @Test func `none is due while records wait`() throws {
        var sum = Sum()
        var journal = try open(&sum)
        for _ in 0..<12 {
            try journal.append(kind: 7) { $0.bytes([UInt8](repeating: 1, count: 90)) }
            try journal.commit()
        }
        var isDue = journal.isSnapshotDue(rule)
        #expect(isDue)
        try journal.append(kind: 7) { $0.u8(1) }
        isDue = journal.isSnapshotDue(rule)
        #expect(!isDue)
    }

    @Test func `one that was not finished is removed at the next start`() throws {
        _ = try run(40)
        let file = try disk.open("d/snapshots/next.new", .truncated)
        disk.close(file)
        var again = Sum()
        _ = try open(&again)
        #expect(try !names("snapshots").contains("next.new"))
    }

    @Test func `a reader begins at the newest one, or reads all that is there`() throws {
        let sum = try run(80)
        try removeArchive()
        for extent in [JournalExtent.recent, .whole] {
            var read = Sum()
            let report = try JournalReader.load(
                "d",
                disk: disk,
                extent,
                begin: { read.begin($0) },
                deliver: { read.take($0) }
            )
            #expect(report.verdict == .clean)
            #expect(report.lastSequence == 80)
            #expect(read.value == sum.value)
            let snapshots = try names("snapshots").compactMap {
                SnapshotFormat.sequence(named: $0)
            }
            #expect(read.begunAt == (extent == .recent ? snapshots.last : snapshots.first))
        }
    }

    @Test
    func `damage before the newest snapshot does not stop a start, and a whole reading tells`()
        throws
    {
        let sum = try run(80, SnapshotRule(intervalBytes: 900))
        try disk.flip("d/journal/00000002.seg", bit: 900)
        var again = Sum()
        _ = try open(&again)
        #expect(again.value == sum.value)
        let report = try JournalReader.load("d", disk: disk) { _ in }
        guard case .damaged(let flaw) = report.verdict else {
            Issue.record("\(report.verdict)")
            return
        }
        #expect(flaw.segment == 2)
    }

    /// Every disk call of a run with snapshots and removals goes wrong in every way: what was
    /// acknowledged is there afterwards, from whatever the start begins with.
    @Test func `a crash at each step of taking one and letting go loses nothing`() throws {
        for loss in PowerLoss.allCases {
            var operation = 0
            var isDone = false
            while !isDone {
                operation += 1
                isDone = try crash(at: operation, loss)
            }
            #expect(operation > 60)
        }
    }

    /// True when the run ended before the crash came.
    private func crash(at operation: Int, _ loss: PowerLoss) throws -> Bool {
        let disk = LyingDisk()
        var random = SplitMix64(seed: UInt64(operation))
        var acknowledged = [0]
        var pending: Int?
        disk.crashAt = operation
        do throws(JournalError) {
            var journal = try FileJournal(opening: "d", disk: disk, segmentSize: 512) { _ in }
            for number in 1...24 {
                let sum = (acknowledged.last ?? 0) + number * 60
                pending = sum
                try journal.append(kind: 7) {
                    $0.bytes([UInt8](repeating: UInt8(number), count: 60))
                }
                try journal.commit()
                acknowledged.append(sum)
                pending = nil
                guard journal.isSnapshotDue(rule) else { continue }
                var state = Sum()
                state.value = sum
                _ = try journal.takeSnapshot(
                    specification: [1],
                    configuration: nil,
                    state: state.bytes,
                    rule
                )
            }
            return true
        } catch {
            disk.restart(loss, using: &random)
        }
        var sum = Sum()
        _ = try FileJournal(
            opening: "d",
            disk: disk,
            segmentSize: 512,
            .recent,
            begin: { sum.begin($0) },
            replay: { sum.take($0) }
        )
        #expect(
            sum.value == acknowledged.last || sum.value == pending,
            "crash at call \(operation), \(loss)"
        )
        return false
    }
}
