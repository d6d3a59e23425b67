// The recovery verdict, case by case.

import ByteCodec
import Journal
import Testing

@Suite struct `Journal recovery` {
    @Test func `an empty directory and a lone spare are an empty clean journal`() {
        #expect(SampleJournal.scan([]).report.verdict == .clean)
        let spare = SampleJournal(batches: []).scan()
        #expect(spare.report.verdict == .clean)
        #expect(spare.report.lastSequence == 0)
        #expect(spare.report.end == .start)
    }

    @Test(arguments: [512, 1024, 4096])
    func `what was written comes back in order with the place to go on`(segmentSize: Int) {
        let journal = SampleJournal.typical(segmentSize: segmentSize)
        let (report, records) = journal.scan()
        #expect(report.verdict == .clean)
        #expect(records == journal.records)
        #expect(report.records == UInt64(journal.records.count))
        #expect(report.batches == UInt64(journal.batches.count))
        #expect(report.end == journal.position)
        #expect(report.segmentSize == segmentSize)
        #expect(report.segments == journal.segments.count)
        let used = journal.batches.reduce(0) { $0 + $1.end - $1.start }
        #expect(report.bytes == UInt64(used + 64 * journal.position.segment))
    }

    @Test func `a journal whose spare could not be had is clean`() {
        var journal = SampleJournal.typical()
        journal.segments.removeLast()
        #expect(journal.scan().report.verdict == .clean)
    }

    @Test func `a torn tail is cut and reported`() throws {
        var journal = SampleJournal.typical()
        let last = try #require(journal.batches.last)
        journal.segments[last.segment - 1][last.end - 1] ^= 0xFF
        journal.segments[last.segment - 1][last.end - 9] ^= 0xFF
        let (report, records) = journal.scan()
        guard case .tornTail(let flaw) = report.verdict else {
            Issue.record("\(report.verdict)")
            return
        }
        #expect(flaw.segment == last.segment)
        #expect(report.cutOffset == last.start)
        #expect(records == Array(journal.records.dropLast(last.records)))
    }

    @Test func `a single flipped bit anywhere is never clean and never changes a record`() {
        let journal = SampleJournal.typical()
        for (file, segment) in journal.segments.enumerated() {
            for byte in segment.indices {
                for bit in 0..<8 {
                    var bent = journal
                    bent.segments[file][byte] ^= 1 << bit
                    let (report, records) = bent.scan()
                    if report.verdict == .clean || !journal.records.starts(with: records) {
                        Issue.record("segment \(file + 1), byte \(byte), bit \(bit)")
                    }
                }
            }
        }
    }

    @Test func `every single flipped bit before the last batch refuses`() throws {
        let journal = SampleJournal.typical()
        let last = try #require(journal.batches.last)
        for batch in journal.batches.dropLast() {
            for byte in batch.start..<batch.end {
                var bent = journal
                bent.segments[batch.segment - 1][byte] ^= 0x10
                let report = bent.scan().report
                guard case .damaged(let flaw) = report.verdict else {
                    Issue.record("segment \(batch.segment), byte \(byte): \(report.verdict)")
                    continue
                }
                #expect(flaw.segment == batch.segment)
                #expect((batch.start..<batch.end).contains(flaw.offset))
                #expect(report.lastSequence == batch.lastSequence - UInt64(batch.records))
            }
        }
        #expect(last.start > 64)
    }

    @Test func `cutting the file at any byte of the last two records gives a prefix`() throws {
        let journal = SampleJournal.typical(segmentSize: 1024)
        let last = try #require(journal.batches.last)
        let before = journal.batches[journal.batches.count - 2]
        try #require(before.segment == last.segment && before.start > 64)
        for length in before.lastRecordStart..<last.end {
            var bent = journal
            bent.segments[last.segment - 1].removeLast(journal.segmentSize - length)
            let (report, records) = bent.scan()
            guard case .tornTail = report.verdict else {
                Issue.record("cut at \(length): \(report.verdict)")
                continue
            }
            #expect(journal.records.starts(with: records))
            let kept = length < before.end ? before.records + last.records : last.records
            #expect(records.count == journal.records.count - kept)
        }
    }

    @Test func `a file of any other length is never clean`() {
        let journal = SampleJournal.typical()
        for file in journal.segments.indices {
            for length in 0..<journal.segmentSize {
                var bent = journal
                bent.segments[file].removeLast(journal.segmentSize - length)
                let (report, records) = bent.scan()
                #expect(report.verdict != .clean)
                #expect(journal.records.starts(with: records))
            }
            var longer = journal
            longer.segments[file].append(0)
            #expect(longer.scan().report.verdict.name == "damaged")
        }
    }

    /// Every way in which the sectors of the last batch can have arrived or not.
    @Test(arguments: [true, false])
    func `holes in the last batch are torn and not damaged`(opensSegment: Bool) throws {
        var journal = SampleJournal(segmentSize: 4096, batches: [[[1]], [[2], [3]]])
        if opensSegment { journal.add([[UInt8](repeating: 7, count: 3600)]) }
        let good = journal
        journal.add((0..<40).map { [UInt8](repeating: UInt8($0 + 1), count: 28) })
        let last = try #require(journal.batches.last)
        #expect((last.start == 64) == opensSegment)
        // The spare after it does not exist before the first batch is synced.
        if opensSegment { journal.segments.removeLast() }
        let first = (opensSegment ? 0 : last.start) / 512
        let sectors = Array(first...((last.end - 1) / 512))
        for arrived in 0..<(1 << sectors.count) {
            var bent = journal
            for (index, sector) in sectors.enumerated() where arrived >> index & 1 == 0 {
                let range = (sector * 512)..<(sector * 512 + 512)
                let old =
                    opensSegment
                    ? [UInt8](repeating: 0, count: 512)
                    : Array(good.segments[last.segment - 1][range])
                bent.segments[last.segment - 1].replaceSubrange(range, with: old)
            }
            let (report, records) = bent.scan()
            let isWhole = arrived == (1 << sectors.count) - 1
            #expect(records == (isWhole ? journal.records : good.records))
            #expect(isWhole || arrived == 0 || report.verdict.name == "torn_tail")
            #expect(!isWhole && arrived != 0 || report.verdict == .clean)
        }
    }

    @Test func `two flaws are damage when a crash cannot explain both`() throws {
        var journal = SampleJournal.typical()
        let last = try #require(journal.batches.last)
        journal.segments[last.segment - 1][last.start + 40] ^= 1
        #expect(journal.scan().report.verdict.name == "torn_tail")
        journal.segments[last.segment][100] = 1
        #expect(journal.scan().report.verdict.name == "damaged")
    }

    @Test func `the spare proves that the first batch of its predecessor was synced`() {
        var journal = SampleJournal(batches: [[[1, 2, 3]]])
        journal.segments[0][70] ^= 1
        #expect(journal.scan().report.verdict.name == "damaged")
        journal.segments.removeLast()
        #expect(journal.scan().report.verdict.name == "torn_tail")
    }

    @Test func `missing, foreign, swapped and repeated segments refuse and are named`() {
        let journal = SampleJournal.typical()
        var missing = journal.files
        missing.remove(at: 1)
        #expect(
            SampleJournal.scan(missing).report.verdict
                == .damaged(
                    JournalFlaw(file: "00000002.seg", offset: 0, reason: .missingSegment)
                )
        )
        #expect(SampleJournal.scan(missing).report.records > 0)

        var foreign = journal.files
        foreign.append(("notes.txt", [1]))
        #expect(
            SampleJournal.scan(foreign).report.verdict
                == .damaged(JournalFlaw(file: "notes.txt", offset: 0, reason: .unknownFile))
        )

        var swapped = journal
        swapped.segments.swapAt(0, 1)
        #expect(swapped.scan().report.verdict.name == "damaged")
        var repeated = journal
        repeated.segments[1] = repeated.segments[0]
        #expect(repeated.scan().report.verdict.name == "damaged")
        var erased = journal
        erased.segments[1] = [UInt8](repeating: 0, count: 512)
        #expect(erased.scan().report.verdict.name == "damaged")
    }

    @Test func `a segment in preparation must be zero`() {
        var files = SampleJournal.typical().files
        files.append((JournalFormat.unfinishedName, [0, 0, 0]))
        #expect(SampleJournal.scan(files).report.verdict == .clean)
        files[files.count - 1].bytes[1] = 4
        let flaw = JournalFlaw(file: "next.new", offset: 1, reason: .nonZeroUnfinished)
        #expect(SampleJournal.scan(files).report.verdict == .tornTail(flaw))
    }

    @Test func `a refused payload is damage at its record`() {
        let journal = SampleJournal.typical()
        let report = JournalScanner.report(on: journal.files) { (record) throws(RecordRefusal) in
            if record.sequence == 2 { throw RecordRefusal("no such kind") }
        }
        guard case .damaged(let flaw) = report.verdict else {
            Issue.record("\(report.verdict)")
            return
        }
        #expect(flaw.reason == .refused("no such kind"))
        #expect(flaw.offset == journal.batches[1].start)
    }
}
