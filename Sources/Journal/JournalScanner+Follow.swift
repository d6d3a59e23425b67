// Going on behind what was read, beside a writer: only batches that are whole and belong exactly here are
// taken. Whatever else stands there may be a batch that is being written: it is looked at again later.

extension JournalScanner {
    /// What following some bytes came to.
    public enum Step: Hashable, Sendable {
        /// So many bytes were whole batches and were handed out.
        case took(Int)
        /// Nothing whole stands there yet, or not within these bytes.
        case waiting
        /// What stands there does not follow what was read: read anew.
        case lost
    }

    /// A scanner that goes on where a reading ended.
    public init(following position: JournalPosition) {
        self.init()
        report.end = position
        report.lastSegment = position.segment
    }

    /// Where the next batch is expected.
    public var position: JournalPosition { report.end }

    /// Takes the bytes that stand at `position` in its segment.
    mutating func follow(
        _ bytes: UnsafeRawBufferPointer,
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) -> Step {
        var taken = 0
        while true {
            switch checkBatch(bytes, from: taken) {
            case .complete(let end, let count, let link):
                guard hand(report.end.segment, bytes, taken..<end, deliver) else { return .lost }
                report.end.offset += end - taken
                report.end.nextSequence += count
                report.end.link = link
                taken = end
            case .end, .torn: return taken > 0 ? .took(taken) : .waiting
            case .impossible: return taken > 0 ? .took(taken) : .lost
            }
        }
    }

    /// Goes over to the next segment when these, its first bytes, are a header that belongs there.
    mutating func enterNext(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let next = report.end.offset == 0 ? report.end.segment : report.end.segment + 1
        guard let header = SegmentHeader(bytes), header.version == JournalFormat.version,
            Int(header.segment) == next, header.firstSequence == report.end.nextSequence,
            header.link == report.end.link
        else { return false }
        report.end.segment = next
        report.end.offset = JournalFormat.segmentHeaderSize
        return true
    }

    /// Takes the bytes that stand at `position` in its segment.
    public mutating func follow(
        _ bytes: [UInt8],
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) -> Step {
        bytes.withUnsafeBytes { follow($0, deliver: deliver) }
    }

    /// Goes over to the next segment when these, its first bytes, are a header that belongs there.
    public mutating func enterNext(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { enterNext($0) }
    }
}
