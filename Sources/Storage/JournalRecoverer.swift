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
    let snapshots: SnapshotFiles<D>

    init(files: JournalFiles<D>) {
        self.files = files
        snapshots = SnapshotFiles(disk: files.disk, data: files.data)
    }

    /// A journal that was made ready, or a damaged one that was not touched.
    struct Opened {
        var recovery: JournalRecovery
        var segmentSize: Int
        var lastSegment: Int
        var reserve: JournalReserve
        /// Where the snapshot stands that reading began with.
        var snapshot: JournalPosition?
    }

    /// Scans everything, hands out the records and makes the directory ready for the next batch.
    func open(
        segmentSize: Int,
        _ extent: JournalExtent,
        _ begin: (JournalBeginning) throws(RecordRefusal) -> Void,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> Opened {
        try files.createDirectories()
        try settle()
        let names = try files.names()
        let choice = try BeginningChoice(snapshots, names, extent, begin: begin)
        let (report, hasUnfinished) = try scan(choice, deliver)
        var opened = Opened(
            recovery: JournalRecovery(choice, report, cut: nil, endsInCut: false),
            segmentSize: report.segmentSize ?? segmentSize,
            lastSegment: report.lastSegment,
            reserve: .ready
        )
        if case .snapshot(let used) = choice.beginning { opened.snapshot = used.position }
        switch report.verdict {
        case .damaged: return opened
        case .tornTail(let flaw):
            let kept = try cut(report, flaw, size: opened.segmentSize)
            opened.recovery = JournalRecovery(choice, report, cut: kept, endsInCut: true)
        case .clean:
            let endsInCut = try files.keepsCut(at: report.end)
            opened.recovery = JournalRecovery(choice, report, cut: nil, endsInCut: endsInCut)
        }
        if hasUnfinished { try files.disk.remove(files.unfinished) }
        try adoptSpare(report, size: opened.segmentSize)
        let spare = report.end.spare
        opened.reserve = try files.prepareReserve(
            spare,
            after: opened.lastSegment,
            size: opened.segmentSize
        )
        if opened.reserve == .ready { opened.lastSegment = max(opened.lastSegment, spare) }
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
        // A snapshot is believed only as it is on the device: segments are removed because of it.
        let sequences = try snapshots.sequences()
        guard !sequences.isEmpty else { return }
        try snapshots.settle(sequences)
        try snapshots.synchronize()
    }

    private func scan(
        _ choice: BeginningChoice,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> (report: JournalReport, hasUnfinished: Bool) {
        let names = try files.names()
        let listing = choice.listing(names)
        var scanner = choice.scanner
        let first = choice.beginning.nextSequence
        for segment in listing.segments where segment == scanner.nextSegment {
            let bytes = try files.read(segment: segment)
            bytes.withUnsafeBytes { raw in
                scanner.scan(raw) { (record) throws(RecordRefusal) in
                    if record.sequence >= first { try deliver(record) }
                }
            }
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
        guard report.lastSegment >= spare else { return }
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
