// What `commit` acknowledged survives every crash, and recovery gives a prefix: the crash is put at
// every disk operation in turn, in every way in which un-synced bytes can come out of it.

import ByteCodec
import Journal
import Ports
import Randomness
import Simulation
import Storage
import TestSupport
import Testing

@Suite struct `Journal crashes` {
    /// What a run told the journal and what the journal acknowledged.
    private struct History {
        var batches: [[[UInt8]]] = []
        var acknowledged = 0
        var records: [[UInt8]] { batches.flatMap { $0 } }
        var acknowledgedRecords: Int { batches.prefix(acknowledged).reduce(0) { $0 + $1.count } }
    }

    private static let segmentSize = 1024

    /// Opens the journal and commits `count` batches; stops at the first error. A failed batch is
    /// the last in the history and not acknowledged.
    private func run(
        _ disk: LyingDisk,
        _ history: inout History,
        batches count: Int,
        _ random: inout SplitMix64
    ) throws(JournalError) {
        var replayed: [[UInt8]] = []
        var journal = try FileJournal(opening: "d", disk: disk, segmentSize: Self.segmentSize) {
            replayed.append(Array($0.payload))
        }
        adopt(replayed, &history)
        for _ in 0..<count {
            let batch = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<Int.random(in: 0...150, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
            }
            history.batches.append(batch)
            for payload in batch {
                try journal.append(kind: 7) { $0.bytes(payload) }
            }
            try journal.commit()
            history.acknowledged += 1
        }
    }

    /// Recovery must give all that was acknowledged and at most the one batch after it.
    private func adopt(_ replayed: [[UInt8]], _ history: inout History) {
        #expect(replayed.count >= history.acknowledgedRecords, "an acknowledged record is lost")
        let whole =
            replayed.count == history.acknowledgedRecords || replayed.count == history.records.count
        #expect(whole, "half a batch came back")
        #expect(history.records.starts(with: replayed), "a record has changed")
        if replayed.count == history.acknowledgedRecords {
            history.batches.removeLast(history.batches.count - history.acknowledged)
        }
        history.acknowledged = history.batches.count
    }

    @Test(arguments: PowerLoss.allCases, 0..<4)
    func `a crash at any operation loses nothing acknowledged`(mode: PowerLoss, seed: Int) throws {
        var point = 1
        var finished = false
        while !finished {
            var random = SplitMix64(seed: UInt64(seed * 1000 + point))
            let disk = LyingDisk()
            var history = History()
            disk.crashAt = point
            finished = survives(disk, &history, batches: 12, &random)
            disk.restart(mode, using: &random)
            // The recovery crashes too, at an early operation, before one that does not.
            disk.crashAt = Int.random(in: 1...12, using: &random)
            _ = survives(disk, &history, batches: 2, &random)
            disk.restart(mode, using: &random)
            try run(disk, &history, batches: 3, &random)
            disk.restart(.lost, using: &random)
            try run(disk, &history, batches: 0, &random)
            point += 1
        }
        #expect(point > 40)
    }

    @Test(arguments: PowerLoss.allCases, 0..<4)
    func `a power loss after the death of the process alone loses nothing acknowledged`(
        loss: PowerLoss,
        seed: Int
    ) throws {
        var point = 1
        var finished = false
        while !finished {
            var random = SplitMix64(seed: UInt64(seed * 1000 + point))
            let disk = LyingDisk()
            var history = History()
            disk.crashAt = point
            finished = survives(disk, &history, batches: 12, &random)
            disk.reboot()
            disk.crashAt = Int.random(in: 1...30, using: &random)
            _ = survives(disk, &history, batches: 6, &random)
            disk.restart(loss, using: &random)
            try run(disk, &history, batches: 3, &random)
            point += 1
        }
        #expect(point > 40)
    }

    /// Whether the run came to its end; only a disk error may stop it.
    private func survives(
        _ disk: LyingDisk,
        _ history: inout History,
        batches: Int,
        _ random: inout SplitMix64
    ) -> Bool {
        do throws(JournalError) {
            try run(disk, &history, batches: batches, &random)
            return true
        } catch {
            if case .disk = error { return false }
            Issue.record("\(error)")
            return false
        }
    }

    @Test(arguments: [DiskError.inputOutput, DiskError.noSpace], [false, true])
    func `an error at any operation loses nothing acknowledged`(
        code: Int32,
        thenCrash: Bool
    ) throws {
        var point = 1
        var finished = false
        while !finished {
            var random = SplitMix64(seed: UInt64(point))
            let disk = LyingDisk()
            var history = History()
            disk.failAt = (point, code)
            do throws(JournalError) {
                try run(disk, &history, batches: 12, &random)
                finished = disk.operations < point
            } catch {
                switch error {
                case .disk, .noRoom: break
                case .damaged, .batchFull, .poisoned: Issue.record("\(error)")
                }
            }
            if thenCrash { disk.restart(.torn, using: &random) } else { disk.reboot() }
            try run(disk, &history, batches: 2, &random)
            point += 1
        }
        #expect(point > 40)
    }

    @Test func `a commit is one write and one synchronization`() throws {
        let disk = LyingDisk()
        var journal = try FileJournal(opening: "d", disk: disk) { _ in }
        try journal.append(kind: 1) { $0.u64(1) }
        try journal.commit()
        let before = (disk.operations, disk.synchronizations)
        for number in 0..<10 { try journal.append(kind: 1) { $0.u64(UInt64(number)) } }
        try journal.commit()
        #expect(disk.operations == before.0 + 2)
        #expect(disk.synchronizations == before.1 + 1)
        try journal.commit()
        #expect(disk.operations == before.0 + 2)
    }

    @Test func `after a failed synchronization the journal is given up`() throws {
        let disk = LyingDisk()
        var journal = try FileJournal(opening: "d", disk: disk) { _ in }
        try journal.append(kind: 1) { $0.u64(1) }
        try journal.commit()
        try journal.append(kind: 1) { $0.u64(2) }
        let failure = DiskError(.synchronize, "d/journal/00000001.seg", code: DiskError.inputOutput)
        disk.failAt = (disk.operations + 2, DiskError.inputOutput)
        #expect(throws: JournalError.disk(failure)) { try journal.commit() }
        #expect(throws: JournalError.poisoned(failure)) { try journal.commit() }
        #expect(journal.lastCommitted == 1)
    }

    @Test func `a full disk loses nothing and more room lets it go on`() throws {
        let disk = LyingDisk()
        disk.capacity = 3 * 1024
        var written: [UInt64] = []
        do {
            var journal = try FileJournal(opening: "d", disk: disk, segmentSize: 1024) { _ in }
            var refused = false
            var sawMissing = false
            while !refused {
                let next = UInt64(written.count + 1)
                try journal.append(kind: 1) { $0.u64(next) }
                do throws(JournalError) {
                    try journal.commit()
                    written.append(next)
                    if case .missing(let error) = journal.reserve {
                        #expect(error.isNoSpace)
                        sawMissing = true
                    }
                } catch {
                    guard case .noRoom(let cause) = error else { throw error }
                    #expect(cause.isNoSpace)
                    refused = true
                }
            }
            #expect(sawMissing)
            #expect(journal.pending == 1)
            #expect(journal.lastCommitted == UInt64(written.count))
            // With room the same batch goes through, without a new start.
            disk.capacity = 4 * 1024
            try journal.commit()
            written.append(UInt64(written.count + 1))
            #expect(journal.reserve != .ready)
        }
        disk.reboot()
        var replayed: [UInt64] = []
        disk.capacity = 100 * 1024
        var journal = try FileJournal(opening: "d", disk: disk) { record in
            replayed.append(record.sequence)
        }
        #expect(replayed == written)
        #expect(journal.recovery.report.verdict == .clean)
        #expect(journal.reserve == .ready)
        try journal.append(kind: 1) { $0.u64(0) }
        try journal.commit()
    }

    @Test func `damage refuses, names the place and changes nothing`() throws {
        let disk = LyingDisk()
        do {
            var journal = try FileJournal(opening: "d", disk: disk) { _ in }
            for number in 0..<3 {
                try journal.append(kind: 1) { $0.u64(UInt64(number)) }
                try journal.commit()
            }
        }
        try disk.flip("d/journal/00000001.seg", bit: (64 + 33) * 8)
        let before = try disk.read("d/journal/00000001.seg", limit: .max)
        do throws(JournalError) {
            _ = try FileJournal(opening: "d", disk: disk) { _ in }
            Issue.record("a damaged journal was opened")
        } catch {
            guard case .damaged(_, let flaw) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(flaw.segment == 1 && flaw.offset == 64 && flaw.reason == .badRecord)
            #expect(error.description.contains("00000001.seg, byte 64"))
            #expect(error.description.contains("restore"))
        }
        #expect(try disk.read("d/journal/00000001.seg", limit: .max) == before)
    }
}
