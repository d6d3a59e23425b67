// The journal on a real disk, and reading it beside its writer.

import ByteCodec
import Foundation
import Journal
import Ports
import Simulation
import Storage
import Synchronization
import SystemIO
import TestSupport
import Testing

@Suite struct `Journal files` {
    private static func write(_ data: String, _ numbers: Range<UInt64>) throws(JournalError) {
        var journal = try FileJournal(opening: data, disk: FileDisk(), segmentSize: 4096) { _ in }
        for number in numbers {
            try journal.append(kind: 3) { $0.u64(number) }
            try journal.commit()
        }
    }

    private static func read(_ data: String) throws -> (JournalReport, [UInt64]) {
        var numbers: [UInt64] = []
        let report = try JournalReader.load(data, disk: FileDisk()) { record in
            var reader = ByteReader(record.payload)
            do throws(ByteError) {
                numbers.append(try reader.u64())
            } catch {
                Issue.record("\(error)")
            }
        }
        return (report, numbers)
    }

    @Test func `what was committed comes back over many segments and starts`() throws {
        let directory = try TemporaryDirectory()
        let data = directory.path + "/data"
        #expect(try Self.read(data).0.verdict == .clean)
        try Self.write(data, 0..<300)
        try Self.write(data, 300..<500)
        let (report, numbers) = try Self.read(data)
        #expect(report.verdict == .clean)
        #expect(report.segments > 4)
        #expect(numbers == Array(0..<500))
        let names = try FileDisk().list(data + "/journal")
        #expect(names.count == report.segments)
        for name in names {
            #expect(try FileDisk().length(data + "/journal/" + name) == 4096)
        }
    }

    @Test func `a torn tail is kept, zeroed and reported, and the journal goes on`() throws {
        let directory = try TemporaryDirectory()
        try Self.write(directory.path, 0..<10)
        let path = directory.path + "/journal/00000001.seg"
        let disk = FileDisk()
        let file = try disk.open(path, .existing)
        let end = 64 + 10 * 40
        try [UInt8](repeating: 0xAB, count: 21).withUnsafeBytes { raw in
            try disk.write(raw, to: file, at: end)
        }
        disk.close(file)
        #expect(try Self.read(directory.path).0.verdict.name == "torn_tail")
        do {
            let journal = try FileJournal(opening: directory.path, disk: disk) { _ in }
            let cut = try #require(journal.recovery.cut)
            #expect(cut.bytes == 21 && cut.flaw.offset == end)
            let kept = try #require(cut.keptIn)
            #expect(try disk.read(kept, limit: 100) == [UInt8](repeating: 0xAB, count: 21))
        }
        #expect(try Self.read(directory.path).0.verdict == .clean)
        try Self.write(directory.path, 10..<12)
        #expect(try Self.read(directory.path).1 == Array(0..<12))
    }

    @Test func `segments that roll between two reads do not even make the reader look again`()
        throws
    {
        let disk = LyingDisk()
        var journal = try FileJournal(opening: "d", disk: disk, segmentSize: 512) { _ in }
        let hooked = HookedDisk(disk)
        for count in 1...40 {
            var records = 0
            var reads = 0
            hooked.afterRead = {
                reads += 1
                if reads > 2 { return }
                do throws(JournalError) {
                    for _ in 0..<count {
                        try journal.append(kind: 3) { $0.zeros(40) }
                        try journal.commit()
                    }
                } catch {
                    Issue.record("\(error)")
                }
            }
            let before = journal.lastCommitted
            let report = try JournalReader.load(
                "d",
                disk: hooked,
                pause: { Issue.record("attempt \($0)") },
                deliver: { _ in records += 1 }
            )
            #expect(report.verdict == .clean)
            #expect(records >= before && records <= journal.lastCommitted)
        }
    }

    @Test func `a batch that is being written is read again before it is called torn`() throws {
        let directory = try TemporaryDirectory()
        try Self.write(directory.path, 0..<3)
        let disk = FileDisk()
        let file = try disk.open(directory.path + "/journal/00000001.seg", .existing)
        defer { disk.close(file) }
        let end = 64 + 3 * 40
        try [UInt8](repeating: 1, count: 40).withUnsafeBytes { raw in
            try disk.write(raw, to: file, at: end)
        }
        var attempts: [Int] = []
        var records = 0
        let torn = try JournalReader.load(
            directory.path,
            disk: disk,
            pause: { attempts.append($0) },
            deliver: { _ in }
        )
        #expect(torn.verdict.name == "torn_tail")
        #expect(attempts == Array(2...JournalReader.attempts))
        let pause = { (attempt: Int) in
            guard attempt == 3 else { return }
            do throws(DiskError) {
                try disk.writeZeros(to: file, in: end..<(end + 40))
            } catch {
                Issue.record("\(error)")
            }
        }
        let whole = try JournalReader.load(directory.path, disk: disk, pause: pause) { _ in
            records += 1
        }
        #expect(whole.verdict == .clean && records == 3)
    }

    @Test func `a file cut short gets its length back`() throws {
        let directory = try TemporaryDirectory()
        try Self.write(directory.path, 0..<10)
        for name in ["00000001.seg", "00000002.seg"] {
            let path = directory.path + "/journal/" + name
            #expect(truncate(path, name == "00000001.seg" ? 64 + 9 * 40 + 5 : 0) == 0)
            let report = try Self.read(directory.path).0
            #expect(report.verdict.name == "torn_tail")
            _ = try FileJournal(opening: directory.path, disk: FileDisk()) { _ in }
            #expect(try FileDisk().length(path) == 4096)
            #expect(try Self.read(directory.path).0.verdict == .clean)
        }
        #expect(try Self.read(directory.path).1 == Array(0..<9))
    }

    @Test func `a record too large for a batch is refused and harms nothing`() throws {
        let directory = try TemporaryDirectory()
        var journal = try FileJournal(
            opening: directory.path,
            disk: FileDisk(),
            segmentSize: 4096
        ) { _ in }
        try journal.append(kind: 1) { $0.u64(1) }
        #expect(throws: JournalError.batchFull(limit: 4032)) {
            try journal.append(kind: 1) { $0.zeros(4000) }
        }
        try journal.commit()
        try journal.append(kind: 1) { $0.zeros(4000) }
        try journal.commit()
        #expect(journal.lastCommitted == 2)
    }

    @Test func `another segment size does not change an old journal`() throws {
        let directory = try TemporaryDirectory()
        try Self.write(directory.path, 0..<5)
        var journal = try FileJournal(
            opening: directory.path,
            disk: FileDisk(),
            segmentSize: 8192
        ) { _ in }
        for number in UInt64(5)..<300 {
            try journal.append(kind: 3) { $0.u64(number) }
            try journal.commit()
        }
        let (report, numbers) = try Self.read(directory.path)
        #expect(report.verdict == .clean && report.segmentSize == 4096)
        #expect(numbers == Array(0..<300))
    }

    @Test func `an empty journal takes the new segment size`() throws {
        let directory = try TemporaryDirectory()
        for size in [8192, 4096, 16384] {
            _ = try FileJournal(
                opening: directory.path,
                disk: FileDisk(),
                segmentSize: size
            ) { _ in }
            let path = directory.path + "/journal/00000001.seg"
            #expect(try FileDisk().length(path) == size)
        }
    }

    @Test func `a reader beside the writer always sees a clean prefix`() throws {
        let directory = try TemporaryDirectory()
        let data = directory.path
        let shared = Shared()
        let writer = Thread {
            do {
                var journal = try FileJournal(
                    opening: data,
                    disk: FileDisk(),
                    segmentSize: 4096
                ) { _ in }
                var number: UInt64 = 0
                while !shared.stop.load(ordering: .relaxed), number < 40_000 {
                    for _ in 0..<(1 + number % 7) {
                        try journal.append(kind: 3) { $0.u64(number) }
                        number += 1
                    }
                    try journal.commit()
                    shared.committed.store(number, ordering: .releasing)
                }
            } catch {
                Issue.record("\(error)")
            }
            shared.done.store(true, ordering: .releasing)
        }
        writer.start()
        var last = 0
        var segments = 0
        var reads = 0
        while reads < 500 || segments < 10 && !shared.done.load(ordering: .acquiring) {
            reads += 1
            let committed = shared.committed.load(ordering: .acquiring)
            let (report, numbers) = try Self.read(data)
            #expect(report.verdict == .clean)
            #expect(numbers.count >= max(last, Int(committed)))
            #expect(numbers.last.map { Int($0) + 1 } ?? 0 == numbers.count)
            last = numbers.count
            segments = report.segments
        }
        shared.stop.store(true, ordering: .relaxed)
        while !shared.done.load(ordering: .acquiring) { Thread.sleep(forTimeInterval: 0.001) }
        #expect(segments >= 10)
    }

    private final class Shared: Sendable {
        let stop = Atomic(false)
        let done = Atomic(false)
        let committed = Atomic<UInt64>(0)
    }
}
