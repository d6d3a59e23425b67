// Reading a journal onward from a place in it, for whoever follows a writer: one whole batch at a time,
// and nothing before it is read again.
//
// It forms no verdict. What is not a whole batch that continues the chain is "not yet": a batch that is
// being written looks no different from one that a crash left unfinished, and a follower has nothing to
// decide about either.

/// A reader of batches that remembers its place.
public struct JournalTail: Sendable, Hashable {
    /// What was found at the place.
    public enum Step: Sendable, Hashable {
        /// A batch, which was handed out; the place is behind it.
        case batch
        /// Not a whole batch in the bytes at hand: more of them may show one.
        case incomplete
        /// Nothing was written there yet.
        case nothing
        /// An intact record that does not continue this journal: it is another one.
        case otherJournal
    }

    /// Where the next batch is due. While `offset` is 0 the segment's header is due first.
    public private(set) var position: JournalPosition
    /// The byte in its segment at which the last record's header starts; 0 before the first.
    public private(set) var lastRecordOffset = 0

    /// A reader at the beginning of a journal.
    public init() { position = .start }

    /// A reader at a place of a journal, behind a batch.
    public init(at position: JournalPosition) { self.position = position }

    /// How many bytes of a batch can tell that there is none.
    public static let peekSize = JournalFormat.recordHeaderSize

    /// Takes the first bytes of segment `position.segment` where its header is due, or of the segment
    /// after it where this one ended. True when that segment goes on with this journal: the place is
    /// behind its header then.
    public mutating func enter(segment: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let header = SegmentHeader(bytes), Int(header.segment) == segment,
            header.version == JournalFormat.version, header.link == position.link,
            header.firstSequence == position.nextSequence
        else { return false }
        position.segment = segment
        position.offset = JournalFormat.segmentHeaderSize
        return true
    }

    /// Reads the batch that starts with `bytes`, which stand at the place.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(RecordRefusal) -> Step {
        let batch: Batch
        switch check(bytes) {
        case .found(let found): batch = found
        case .not(let step): return step
        }
        guard let base = bytes.baseAddress else { return .nothing }
        var offset = 0
        var last = 0
        while offset < batch.size {
            let header = RecordHeader(base + offset)
            let payload = UnsafeRawBufferPointer(
                start: base + offset + JournalFormat.recordHeaderSize,
                count: header.length
            )
            let record = JournalRecord(
                kind: header.kind,
                sequence: header.sequence,
                segment: position.segment,
                offset: position.offset + offset,
                crc: header.crc,
                payload: payload
            )
            try deliver(record)
            last = offset
            offset += header.size
        }
        lastRecordOffset = position.offset + last
        position.offset += batch.size
        position.nextSequence = batch.nextSequence
        position.link = batch.link
        return .batch
    }

    private struct Batch {
        var size = 0
        var nextSequence: UInt64
        var link: UInt32
        var index: UInt32 = 0
    }

    private enum Check {
        case found(Batch)
        case not(Step)
    }

    private func check(_ bytes: UnsafeRawBufferPointer) -> Check {
        var batch = Batch(nextSequence: position.nextSequence, link: position.link)
        guard let base = bytes.baseAddress else { return .not(.nothing) }
        while true {
            let room = bytes.count - batch.size
            guard room >= JournalFormat.recordHeaderSize else {
                return .not(batch.size == 0 ? .nothing : .incomplete)
            }
            let header = RecordHeader(base + batch.size)
            if header.sequence == 0 { return .not(batch.size == 0 ? .nothing : .incomplete) }
            guard header.isPlausible(room: room), header.isIntact(at: base + batch.size) else {
                return .not(.incomplete)
            }
            guard header.sequence == batch.nextSequence, header.link == batch.link,
                header.index == batch.index
            else { return .not(.otherJournal) }
            batch.size += header.size
            batch.nextSequence += 1
            batch.link = header.crc
            batch.index += 1
            if header.isLast { return .found(batch) }
        }
    }

    /// Whether `bytes` begin with the header of the record `sequence` whose checksum is `link`: since each
    /// checksum covers the one before, that says which journal it is and what stands before it.
    public static func names(
        _ bytes: UnsafeRawBufferPointer,
        sequence: UInt64,
        link: UInt32
    ) -> Bool {
        guard bytes.count >= peekSize, let base = bytes.baseAddress else { return false }
        let header = RecordHeader(base)
        return header.sequence == sequence && header.crc == link
    }
}
