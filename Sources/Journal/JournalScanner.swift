// The recovery verdict as a pure function of bytes.
//
// What makes the verdict possible is the order in which a writer works: batch k + 1 is written only
// after batch k was synced, and the segment after the one in use is created only after the first
// batch of the one in use was synced. So a crash can spoil the last batch only, and a flaw with
// evidence of a later write behind it is damage:
//   - an intact record of another batch after it in the same segment,
//   - any later segment when the flaw touches its segment's header or first batch,
//   - a later segment that is not all zero.
// A flaw without such evidence is a torn tail. The sectors of a torn batch may have arrived in any
// order, so intact records of the *same* batch after the flaw are no evidence.
//
// Nothing in here trusts a length: every value is checked against the bytes at hand, memory use does
// not depend on the contents, and the search for later records has a budget.

/// Reads segments in order, hands out the records of complete batches and forms the verdict.
public struct JournalScanner: Sendable {
    enum State: Hashable, Sendable {
        /// Everything so far is good and the last segment has records.
        case reading
        /// The last segment is all zero: nothing may follow it.
        case spare
        /// A flaw that is a torn tail unless a later segment proves otherwise.
        case suspect(JournalFlaw, inFirstBatch: Bool)
        /// A flaw that no crash explains.
        case damaged(JournalFlaw)
    }

    var state = State.reading
    var report: JournalReport
    var unfinished: JournalFlaw?
    /// Where a snapshot stands that the journal has not reached yet: it must pass through exactly there.
    var anchor: JournalPosition?

    /// A scanner before the first segment.
    public init() { report = .empty(before: 1) }

    /// A scanner before the segment `first`. When that is not the journal's first, its header says where
    /// the chain goes on, and the anchor whether that is the chain that it should be.
    ///
    /// - Precondition: the anchor is not before the first segment.
    public init(firstSegment first: Int, anchor: JournalPosition) {
        precondition(first > 0 && first <= anchor.segment, "an anchor is in what is read")
        report = .empty(before: first)
        self.anchor = anchor
    }

    /// The number of the segment that is due next.
    public var nextSegment: Int { report.lastSegment + 1 }

    /// Whether damage was found; more segments change nothing.
    public var isDamaged: Bool {
        switch state {
        case .damaged: true
        case .reading, .spare, .suspect: false
        }
    }

    /// Takes a flaw found outside the segments' bytes, such as an unknown file.
    public mutating func refuse(_ flaw: JournalFlaw) {
        if !isDamaged { state = .damaged(flaw) }
    }

    /// Takes the bytes of a segment that was being prepared, which must be zero.
    public mutating func scanUnfinished(_ bytes: UnsafeRawBufferPointer) {
        guard let offset = ZeroScan.firstNonZero(in: bytes, from: 0) else { return }
        unfinished = JournalFlaw(
            file: JournalFormat.unfinishedName,
            offset: offset,
            reason: .nonZeroUnfinished
        )
    }

    /// Takes the next segment's bytes and hands each record of its complete batches to `deliver`.
    public mutating func scan(
        _ bytes: UnsafeRawBufferPointer,
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) {
        let segment = nextSegment
        report.lastSegment += 1
        switch state {
        case .damaged: return
        case .spare:
            state = .damaged(flaw(segment - 1, 0, .unusedSegment))
        case .suspect(let flaw, let inFirstBatch):
            let hasData = ZeroScan.firstNonZero(in: bytes, from: 0) != nil
            if inFirstBatch || hasData || flaw.segment != segment - 1 { state = .damaged(flaw) }
        case .reading: read(segment, bytes, deliver)
        }
    }

    /// The verdict on everything scanned.
    public func finish() -> JournalReport {
        var result = report
        if let anchor, !isDamaged {
            // What a snapshot says was durable before it was written.
            let offset = result.end.segment == anchor.segment ? result.end.offset : 0
            result.verdict = .damaged(flaw(anchor.segment, offset, .shortOfSnapshot))
            return result
        }
        switch state {
        case .reading, .spare: result.verdict = unfinished.map { .tornTail($0) } ?? .clean
        case .suspect(let flaw, _): result.verdict = .tornTail(flaw)
        case .damaged(let flaw): result.verdict = .damaged(flaw)
        }
        return result
    }

    /// The verdict on a directory given as names with contents: what the incremental calls do.
    public static func report(
        on files: [(name: String, bytes: [UInt8])],
        deliver: (JournalRecord) throws(RecordRefusal) -> Void = { _ in }
    ) -> JournalReport {
        let listing = JournalListing(names: files.map { file in file.name })
        var scanner = JournalScanner()
        for file in files.sorted(by: { left, right in left.name < right.name }) {
            file.bytes.withUnsafeBytes { bytes in
                if JournalFormat.segment(named: file.name) == scanner.nextSegment {
                    scanner.scan(bytes, deliver: deliver)
                } else if file.name == JournalFormat.unfinishedName {
                    scanner.scanUnfinished(bytes)
                }
            }
        }
        if let flaw = listing.flaw { scanner.refuse(flaw) }
        return scanner.finish()
    }

    func flaw(_ segment: Int, _ offset: Int, _ reason: JournalFlaw.Reason) -> JournalFlaw {
        JournalFlaw(segment: segment, offset: offset, reason: reason)
    }
}
