// The journal of a running engine, batch by batch, each byte read once: what a follower has to look at when nothing
// is new is one record's header.

import Host
import Journal
import Ports
import SystemIO

/// Reads a journal onward.
struct JournalFeed {
    /// What the journal had.
    enum Step {
        /// A batch, which was handed out.
        case batch
        /// Nothing more for now.
        case nothing
        /// The bytes belong to another journal than those before.
        case otherJournal
    }

    /// Where the next batch is due.
    var position: JournalPosition { tail.position }
    /// The byte at which the last record starts.
    var lastRecordOffset: Int { tail.lastRecordOffset }

    private let directory: String
    private let archive: String
    private let disk = FileDisk()
    private var tail = JournalTail()
    /// Bytes of the place's segment from `bufferStart` on, as they were read.
    private var buffer: [UInt8] = []
    private var bufferStart = 0

    /// Bytes that are read at once; a batch that does not fit makes it read more.
    private static let chunk = 1 << 18

    /// The journal in a data directory, from its beginning or from the place of a snapshot.
    init(_ dataDirectory: String, at position: JournalPosition = .start) {
        directory = dataDirectory + "/journal"
        archive = dataDirectory + "/archive"
        tail = JournalTail(at: position)
    }

    /// Hands out the next batch.
    mutating func next(
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(FeedFault) -> Step {
        if position.offset == 0, try !enter(position.segment) { return .nothing }
        switch try readBatch(deliver) {
        case .batch: return .batch
        case .otherJournal: return .otherJournal
        case .nothing, .incomplete:
            guard try enter(position.segment + 1) else { return .nothing }
            return try readBatch(deliver) == .batch ? .batch : .nothing
        }
    }

    /// Tries the bytes at hand, then fresh ones, then more of them.
    private mutating func readBatch(
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(FeedFault) -> JournalTail.Step {
        if try take(deliver) == .batch { return .batch }
        var size = JournalFeed.chunk
        while true {
            let hasMore = try fill(size)
            let step = try take(deliver)
            guard step == .incomplete, hasMore else { return step }
            size *= 4
        }
    }

    private mutating func take(
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(FeedFault) -> JournalTail.Step {
        let skipped = position.offset - bufferStart
        guard skipped >= 0, skipped < buffer.count else { return .incomplete }
        var tail = self.tail
        defer { self.tail = tail }
        do throws(RecordRefusal) {
            return try buffer.span.withUnsafeBytes { (raw) throws(RecordRefusal) in
                let rest = UnsafeRawBufferPointer(rebasing: raw[skipped...])
                return try tail.read(rest, deliver: deliver)
            }
        } catch {
            throw .refused(error)
        }
    }

    /// Reads from the place on. False when the file has no more than what was read.
    private mutating func fill(_ size: Int) throws(FeedFault) -> Bool {
        bufferStart = position.offset
        let peek = try read(position.segment, from: bufferStart, count: JournalTail.peekSize)
        // Zeros: nothing was written, and the rest of the segment need not be looked at.
        if peek.allSatisfy({ $0 == 0 }) {
            buffer = peek
            return false
        }
        buffer = try read(position.segment, from: bufferStart, count: size)
        return buffer.count == size
    }

    private mutating func enter(_ segment: Int) throws(FeedFault) -> Bool {
        let header = try read(segment, from: 0, count: JournalFormat.segmentHeaderSize)
        var tail = self.tail
        guard header.withUnsafeBytes({ tail.enter(segment: segment, $0) }) else { return false }
        self.tail = tail
        buffer = []
        return true
    }

    private func read(_ segment: Int, from offset: Int, count: Int) throws(FeedFault) -> [UInt8] {
        let name = "/" + JournalFormat.name(ofSegment: segment)
        do throws(DiskError) {
            return try disk.read(directory + name, from: offset, count: count)
        } catch {
            guard error.isNotFound else { throw .disk(error) }
        }
        do throws(DiskError) {
            // It may have been put aside, now or long ago.
            return try disk.read(archive + name, from: offset, count: count)
        } catch {
            // The segment that comes next, before it has its name. One that was being read has been let go.
            let isNext = segment != position.segment || position.offset == 0
            if error.isNotFound, isNext { return [] }
            throw .disk(error)
        }
    }

    /// Whether the journal in a data directory has the record that `reach` ends with, and so everything before it.
    static func has(_ reach: Reach, in dataDirectory: String) -> Bool {
        guard reach.sequence > 0 else { return true }
        let path =
            dataDirectory + "/journal/" + JournalFormat.name(ofSegment: reach.position.segment)
        do {
            let bytes = try FileDisk().read(
                path,
                from: reach.lastRecordOffset,
                count: JournalTail.peekSize
            )
            return bytes.withUnsafeBytes {
                JournalTail.names($0, sequence: reach.sequence, link: reach.position.link)
            }
        } catch {
            return false
        }
    }
}
