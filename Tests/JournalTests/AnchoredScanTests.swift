import Journal
import Testing

/// Reading a journal from the place of a snapshot on.
@Suite struct `Anchored scan` {
    private let journal = SampleJournal.typical(segments: 4)

    /// Where each batch ends.
    private var ends: [JournalPosition] {
        var copy = SampleJournal(batches: [])
        var ends: [JournalPosition] = []
        var records = journal.records[...]
        for batch in journal.batches {
            copy.add(records.prefix(batch.records).map(\.payload))
            records = records.dropFirst(batch.records)
            ends.append(copy.position)
        }
        return ends
    }

    private func scan(
        _ segments: [[UInt8]],
        from first: Int,
        _ anchor: JournalPosition
    ) -> (report: JournalReport, sequences: [UInt64]) {
        var scanner = JournalScanner(firstSegment: first, anchor: anchor)
        var sequences: [UInt64] = []
        for bytes in segments[(first - 1)...] {
            bytes.withUnsafeBytes { raw in
                scanner.scan(raw) { sequences.append($0.sequence) }
            }
        }
        return (scanner.finish(), sequences)
    }

    @Test func `from every batch on the rest is the same`() {
        let whole = journal.scan().report
        for anchor in ends {
            for first in 1...anchor.segment {
                let (report, sequences) = scan(journal.segments, from: first, anchor)
                #expect(report.verdict == .clean)
                #expect(report.end == whole.end)
                #expect(report.firstSegment == first)
                #expect(report.lastSegment == whole.lastSegment)
                #expect(sequences.last == whole.lastSequence)
            }
        }
    }

    @Test func `another journal is not taken for this one`() {
        for anchor in ends {
            var other = anchor
            other.link ^= 1
            let (report, _) = scan(journal.segments, from: anchor.segment, other)
            #expect(report.verdict.flaw?.reason == .besideSnapshot)
            other = anchor
            other.nextSequence += 1
            let (shifted, _) = scan(journal.segments, from: anchor.segment, other)
            #expect(shifted.verdict.flaw?.reason == .besideSnapshot)
        }
    }

    @Test func `a snapshot between two batches is of another journal`() {
        for anchor in ends.dropLast() {
            var other = anchor
            other.offset += 8
            let (report, _) = scan(journal.segments, from: anchor.segment, other)
            #expect(report.verdict.flaw?.reason == .besideSnapshot)
        }
    }

    @Test func `a journal that ends before the snapshot is damaged, however it ends`() throws {
        let last = try #require(ends.last)
        for cut in [last.offset - 16, last.offset - 40, 64, 0] {
            var bent = journal.segments
            for byte in cut..<last.offset { bent[last.segment - 1][byte] = 0 }
            let (report, _) = scan(bent, from: last.segment, last)
            guard case .damaged = report.verdict else {
                Issue.record("cut at \(cut): \(report.verdict)")
                continue
            }
        }
        let (gone, _) = scan(Array(journal.segments.prefix(last.segment - 1)), from: 1, last)
        #expect(gone.verdict.flaw?.reason == .shortOfSnapshot)
    }

    @Test func `a torn batch behind the snapshot is a torn tail`() throws {
        let anchor = ends[ends.count - 2]
        let last = try #require(journal.batches.last)
        var bent = journal.segments
        bent[last.segment - 1][last.end - 1] ^= 0xFF
        bent[last.segment - 1][last.end - 9] ^= 0xFF
        let (report, _) = scan(bent, from: anchor.segment, anchor)
        guard case .tornTail = report.verdict else {
            Issue.record("\(report.verdict)")
            return
        }
        #expect(report.end == anchor)
    }

    @Test func `names before the anchor may be missing, later ones may not`() {
        let anchor = JournalPosition(segment: 4, offset: 100, nextSequence: 9, link: 1)
        func missing(_ segments: [Int]) -> Int? {
            let names = segments.map { JournalFormat.name(ofSegment: $0) }
            return JournalListing(names: names, anchor: anchor).flaw?.segment
        }
        #expect(missing([1, 2, 3, 4, 5]) == nil)
        #expect(missing([3, 4, 5]) == nil)
        #expect(missing([4]) == nil)
        #expect(missing([5, 6]) == 4)
        #expect(missing([2, 4, 5]) == 3)
        #expect(missing([]) == 4)
        let names = [2, 3].map { JournalFormat.name(ofSegment: $0) }
        #expect(JournalListing(names: names).flaw?.segment == 1)
    }
}
