// A journal's files, bent. Left alone, the checksums would keep the fuzzer in front of the first of
// them: so the input also says which checksums are made right again before the scanner sees the
// bytes. What a flipped bit does is in there, and so is what only a malicious or mad writer would
// do.

import ByteCodec
import Journal
import TradeModel

/// The journal's scanner and the decoding of its records.
enum ScannerTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let journal = BentJournal(bytes) else { return }
        var delivered = Delivery()
        let report = delivered.scan(journal.files)
        demandSense(report, delivered, journal)
        var again = Delivery()
        demand(
            again.scan(journal.files) == report && again.payloads == delivered.payloads,
            "two scans of the same bytes differ"
        )
        // A header may speak of a segment of a gigabyte; filling one up costs too much here.
        guard case .tornTail(let flaw) = report.verdict, report.segmentSize ?? 0 <= 1 << 16 else {
            return
        }
        demandCut(report, flaw, delivered, journal)
    }

    private static func demandSense(
        _ report: JournalReport,
        _ delivered: Delivery,
        _ journal: BentJournal
    ) {
        // Of a batch with a record that was refused some were handed out before it.
        demand(delivered.payloads.count >= report.records, "a counted record was not handed out")
        demand(report.lastSequence == report.records, "sequences with a gap")
        demand(
            delivered.sequences.elementsEqual(1..<UInt64(delivered.sequences.count + 1)),
            "records were handed out of order"
        )
        let total = journal.segments.reduce(0) { $0 + $1.count }
        demand(report.bytes <= UInt64(total), "more bytes are good than there are")
        demand(report.segments <= journal.segments.count, "more segments than there are")
        if let size = report.segmentSize {
            demand(JournalFormat.isValid(segmentSize: size), "a segment of \(size) bytes")
        }
        _ = report.intactRecords
        _ = report.verdict.flaw?.reason
    }

    /// What a recovery leaves of a torn tail is clean and holds the same records.
    private static func demandCut(
        _ report: JournalReport,
        _ flaw: JournalFlaw,
        _ delivered: Delivery,
        _ journal: BentJournal
    ) {
        var mended = journal
        mended.unfinished = nil
        if let segment = JournalFormat.segment(named: flaw.file) {
            let size = report.segmentSize ?? journal.segmentSize
            let offset = report.cutOffset ?? 0
            let old = mended.segments[segment - 1]
            demand(offset <= max(size, old.count), "a cut beyond the segment")
            mended.segments[segment - 1] =
                old.prefix(offset) + [UInt8](repeating: 0, count: max(size, old.count) - offset)
        }
        mended.adoptSpare(report)
        var after = Delivery()
        let second = after.scan(mended.files)
        demand(second.verdict == .clean, "cut, and still \(second.verdict)")
        demand(after.payloads == delivered.payloads, "the cut took or gave records")
        demand(second.end == report.end, "the cut moved the end")
    }

    static var seeds: [[UInt8]] { BentJournal.seeds }
}
