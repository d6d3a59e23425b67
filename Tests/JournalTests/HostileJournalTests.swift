// Bytes that no writer makes: the scanner must judge them without trapping, in time that is linear.

import ByteCodec
import Journal
import Randomness
import TestSupport
import Testing

@Suite struct `Hostile journals` {
    @Test(arguments: 0..<8)
    func `mutated journals never trap and never invent a record`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let journal = SampleJournal.typical()
        let interesting: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
        for _ in 0..<500 {
            var files = journal.files
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let file = Int.random(in: files.indices, using: &random)
                let count = files[file].bytes.count
                guard count > 8 else { continue }
                let at = Int.random(in: 0..<(count - 8), using: &random)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: files[file].bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1:
                    let value = interesting.randomElement(using: &random) ?? 0
                    for byte in at..<(at + 8) { files[file].bytes[byte] = value }
                case 2: files[file].bytes.removeLast(count - at)
                case 3: files[file].bytes.insert(0, at: at)
                case 4:
                    let from = Int.random(in: 0..<(count - 8), using: &random)
                    let length = Int.random(in: 0...min(count - at, count - from), using: &random)
                    let copy = Array(files[file].bytes[from..<(from + length)])
                    files[file].bytes.replaceSubrange(at..<(at + length), with: copy)
                default:
                    let other = Int.random(in: files.indices, using: &random)
                    (files[file].bytes, files[other].bytes) = (
                        files[other].bytes, files[file].bytes
                    )
                }
            }
            let (report, records) = SampleJournal.scan(files)
            #expect(journal.records.starts(with: records))
            #expect(report.records == UInt64(records.count))
        }
    }

    @Test(arguments: 0..<4)
    func `noise is never clean`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<200 {
            let count = Int.random(in: 1...2048, using: &random)
            let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let report = SampleJournal.scan([("00000001.seg", noise)]).report
            #expect(report.verdict != .clean)
            #expect(report.records == 0)
        }
    }

    @Test(arguments: [UInt32.max, 1 << 31, 513, 417, 416, 8])
    func `a wrong length is a bad record`(length: UInt32) {
        var journal = SampleJournal.typical()
        withUnsafeBytes(of: length.littleEndian) { raw in
            journal.segments[0].replaceSubrange(64..<68, with: raw)
        }
        let flaw = JournalFlaw(file: "00000001.seg", offset: 64, reason: .badRecord)
        #expect(journal.scan().report.verdict == .damaged(flaw))
    }

    @Test func `a tail full of plausible headers is refused within the budget`() {
        // Every eight bytes a header that passes all cheap checks and claims the rest of the file.
        let size = 1 << 18
        var journal = SampleJournal(segmentSize: size, batches: [[[1]], [[2]]])
        var writer = ByteWriter()
        let start = journal.position.offset
        while writer.count + 32 <= size - start {
            writer.u32(UInt32(size - start - writer.count - 32) & ~7)
            writer.u32(0)
            writer.u64(1 << 40)
            writer.u64(0)
            writer.u64(0)
        }
        let bytes = writer.bytes
        journal.segments[0].replaceSubrange(start..<(start + bytes.count), with: bytes)
        #expect(journal.scan().report.verdict.name == "damaged")
    }

    @Test func `an intact record out of its place is damage and says which is due`() {
        let journal = SampleJournal(segmentSize: 4096, batches: [[[1]], [[2]], [[3]]])
        var bent = journal
        let second = journal.batches[1]
        let third = journal.batches[2]
        let record = journal.segments[0][second.start..<second.end]
        bent.segments[0].replaceSubrange(third.start..<third.end, with: record)
        let flaw = JournalFlaw(
            file: "00000001.seg",
            offset: third.start,
            reason: .sequenceGap(expected: 3, found: 2)
        )
        #expect(bent.scan().report.verdict == .damaged(flaw))
    }

    @Test func `records of two histories do not mix`() {
        let one = SampleJournal(segmentSize: 4096, batches: [[[1]], [[2]], [[3]]])
        let two = SampleJournal(segmentSize: 4096, batches: [[[9]], [[2]], [[3]]])
        var mixed = one
        mixed.segments[0].replaceSubrange(
            one.batches[1].start..<4096,
            with: two.segments[0][one.batches[1].start..<4096]
        )
        let flaw = JournalFlaw(
            file: "00000001.seg",
            offset: one.batches[1].start,
            reason: .brokenLink
        )
        #expect(mixed.scan().report.verdict == .damaged(flaw))
    }

    @Test func `an intact record with the wrong index is damage`() {
        var journal = SampleJournal(segmentSize: 4096, batches: [[[1]]])
        var writer = ByteWriter()
        writer.u32(0)
        writer.u32(0)
        writer.u64(2)
        writer.u32(journal.position.link)
        writer.u32(1)
        writer.u64(1 | 1 << 16)
        let bytes = writer.bytes
        let crc = CRC32C.checksum(Array(bytes[0..<4]) + Array(bytes[8...]))
        writer.overwrite(u32: crc, at: 4)
        let start = journal.position.offset
        journal.segments[0].replaceSubrange(start..<(start + 32), with: writer.bytes)
        let flaw = JournalFlaw(
            file: "00000001.seg",
            offset: start,
            reason: .indexGap(expected: 0, found: 1)
        )
        #expect(journal.scan().report.verdict == .damaged(flaw))
        #expect(flaw.description.contains("record 0 of the batch is due"))
    }

    /// Changes to an intact header, each of which puts the segment out of its place.
    private static let misplaced: [@Sendable (inout SegmentHeader) -> Void] = [
        { $0.segment = 2 }, { $0.firstSequence = 2 }, { $0.link = 1 }, { $0.segmentSize = 513 },
        { $0.segmentSize = .max }, { $0.segmentSize = 0 },
    ]

    @Test(arguments: misplaced.indices)
    func `an intact header out of its place is damage`(number: Int) {
        let reason = reason(afterHeader: Self.misplaced[number])
        #expect(reason == .segmentOutOfPlace)
    }

    @Test func `a journal of a newer format is refused by its version`() {
        let reason = reason(afterHeader: { $0.version = 2 })
        #expect(reason == .unsupportedVersion(2))
        #expect(reason?.description.contains("format version 2") == true)
    }

    @Test func `a segment size that the journal does not have is damage`() {
        var journal = SampleJournal.typical(segmentSize: 1024)
        journal.segments[0].removeLast(512)
        #expect(journal.scan().report.verdict.name == "damaged")
    }

    private func reason(
        afterHeader change: (inout SegmentHeader) -> Void
    ) -> JournalFlaw.Reason? {
        var journal = SampleJournal.typical()
        var header = SegmentHeader(segment: 1, segmentSize: 512, firstSequence: 1, link: 0)
        change(&header)
        var writer = ByteWriter()
        header.encode(into: &writer)
        journal.segments[0].replaceSubrange(0..<64, with: writer.bytes)
        guard case .damaged(let flaw) = journal.scan().report.verdict else { return nil }
        return flaw.reason
    }
}
