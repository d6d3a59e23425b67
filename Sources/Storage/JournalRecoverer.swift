// Opening a journal for writing: read, judge, cut. Safe to be interrupted anywhere and run again: the
// torn bytes are kept before they are zeroed, and half a zeroed tail is still a torn tail. What is
// found may be no more than the page cache of a process that was killed; it is made durable before
// anyone builds on it.

import Journal
import Ports

#if MUTANTS
    import Mutants
#endif

struct JournalRecoverer<D: Disk> {
    let files: JournalFiles<D>

    /// A journal that was made ready, or a damaged one that was not touched.
    struct Opened {
        var recovery: JournalRecovery
        var segmentSize: Int
        var segments: Int
        var reserve: JournalReserve
    }

    /// Scans everything, hands out the records and makes the directory ready for the next batch.
    func open(
        segmentSize: Int,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> Opened {
        try files.createDirectories()
        try settle()
        let (report, hasUnfinished) = try scan(deliver)
        var opened = Opened(
            recovery: JournalRecovery(report: report, cut: nil),
            segmentSize: report.segmentSize ?? segmentSize,
            segments: report.segments,
            reserve: .ready
        )
        switch report.verdict {
        case .damaged: return opened
        case .tornTail(let flaw):
            let kept = try cut(report, flaw, size: opened.segmentSize)
            opened.recovery = JournalRecovery(report: report, cut: kept)
        case .clean: break
        }
        if hasUnfinished { try files.disk.remove(files.unfinished) }
        try adoptSpare(report, size: opened.segmentSize)
        let spare = report.end.spare
        opened.reserve = try files.prepareReserve(
            spare,
            after: opened.segments,
            size: opened.segmentSize
        )
        if opened.reserve == .ready { opened.segments = max(opened.segments, spare) }
        return opened
    }

    /// What a killed process wrote can be read before it is durable, and what could not be written can
    /// still be read from memory. Nothing is built on either: the two segments that a writer touches
    /// are made durable, and read anew from the device, before the first byte is believed.
    private func settle() throws(DiskError) {
        #if MUTANTS
            if Mutant.isActive(.recoveryTrustsTheCache) { return }
        #endif
        let listing = JournalListing(names: try files.disk.list(files.directory))
        for segment in listing.segments.suffix(2) {
            try files.disk.settle(files.path(segment: segment))
        }
    }

    private func scan(
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> (report: JournalReport, hasUnfinished: Bool) {
        let listing = JournalListing(names: try files.disk.list(files.directory))
        var scanner = JournalScanner()
        for segment in listing.segments where segment == scanner.nextSegment {
            let bytes = try files.read(segment: segment)
            bytes.withUnsafeBytes { raw in scanner.scan(raw, deliver: deliver) }
        }
        if listing.hasUnfinished {
            let bytes = try files.disk.read(
                files.unfinished,
                limit: files.readLimit
            )
            bytes.withUnsafeBytes { raw in scanner.scanUnfinished(raw) }
        }
        if let flaw = listing.flaw { scanner.refuse(flaw) }
        return (scanner.finish(), listing.hasUnfinished)
    }

    /// Makes the spare as long as a segment. It is shorter when someone cut it, and of any length in
    /// a journal that has no batch yet.
    private func adoptSpare(_ report: JournalReport, size: Int) throws(DiskError) {
        let spare = report.end.spare
        guard report.segments >= spare else { return }
        let length = try files.disk.length(files.path(segment: spare))
        if length < size {
            try files.zero(segment: spare, in: length..<size)
        } else if length > size {
            try files.createSegment(spare, size: size)
        }
    }

    /// Keeps and then zeroes the torn tail.
    private func cut(
        _ report: JournalReport,
        _ flaw: JournalFlaw,
        size: Int
    ) throws(DiskError) -> JournalCut {
        let offset = report.cutOffset ?? 0
        let bytes = try files.disk.read(files.path(flaw.file), limit: files.readLimit)
        let end = bytes.withUnsafeBytes { raw in
            ZeroScan.endOfData(in: raw, from: min(offset, raw.count))
        }
        var kept: String?
        if end > offset {
            kept = try files.keep(Array(bytes[offset..<end]), from: offset, of: flaw.file)
        }
        if let segment = flaw.segment {
            try files.zero(segment: segment, in: offset..<max(size, bytes.count))
        }
        return JournalCut(flaw: flaw, keptIn: kept, bytes: max(0, end - offset))
    }
}
