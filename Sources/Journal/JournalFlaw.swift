// A place in the journal's files where the bytes are not what a writer leaves behind.

/// What is wrong, and where.
public struct JournalFlaw: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// A file that is no part of a journal.
        case unknownFile
        /// A segment is missing though a later one exists.
        case missingSegment
        /// The file is shorter than a segment.
        case shortSegment(length: Int)
        /// The file is longer than a segment.
        case longSegment(length: Int)
        /// The segment's header does not hold.
        case badSegmentHeader
        /// The segment was written by a newer format.
        case unsupportedVersion(UInt32)
        /// The header names another segment, size, first sequence or link than is due.
        case segmentOutOfPlace
        /// The segment has a header and no batch.
        case emptySegment
        /// A segment was used before the one ahead of it.
        case unusedSegment
        /// The record's fields, checksum or padding do not hold.
        case badRecord
        /// The record is intact but its sequence is not the next.
        case sequenceGap(expected: UInt64, found: UInt64)
        /// The record is intact but does not name the record before it.
        case brokenLink
        /// The record is intact but is not the next of its batch.
        case indexGap(expected: UInt32, found: UInt32)
        /// The batch has no last record.
        case incompleteBatch
        /// A byte is not zero where nothing was written yet.
        case nonZeroTail
        /// A byte is not zero in a file that was being prepared.
        case nonZeroUnfinished
        /// The journal ends before the place of a snapshot that was made of it.
        case shortOfSnapshot
        /// The journal is not the one that a snapshot was made of.
        case besideSnapshot
        /// The payload could not be understood.
        case refused(String)
    }

    /// The name of the file in the journal's directory.
    public let file: String
    /// The byte in the file.
    public let offset: Int
    /// What is wrong.
    public let reason: Reason

    /// A flaw.
    public init(file: String, offset: Int, reason: Reason) {
        self.file = file
        self.offset = offset
        self.reason = reason
    }

    /// A flaw in a segment.
    public init(segment: Int, offset: Int, reason: Reason) {
        self.init(
            file: JournalFormat.name(ofSegment: segment),
            offset: offset,
            reason: reason
        )
    }

    /// The segment's number, or nil when the file is no segment.
    public var segment: Int? { JournalFormat.segment(named: file) }
}

extension JournalFlaw: CustomStringConvertible {
    /// A sentence for people: file, byte, reason.
    public var description: String { "\(file), byte \(offset): \(reason.description)" }
}

extension JournalFlaw.Reason: CustomStringConvertible {
    /// A clause for people.
    public var description: String {
        switch self {
        case .unknownFile: "no file of a journal"
        case .missingSegment: "the segment is missing and a later one exists"
        case .shortSegment(let length): "the file ends after \(length) bytes, short of a segment"
        case .longSegment(let length): "the file has \(length) bytes, more than a segment"
        case .badSegmentHeader: "the segment's header does not match its checksum"
        case .unsupportedVersion(let version):
            "format version \(version); this program knows up to \(JournalFormat.version)"
        case .segmentOutOfPlace: "the header belongs to another place in the journal"
        case .emptySegment: "a segment header without records"
        case .unusedSegment: "the segment is empty and a later one exists"
        case .badRecord: "the record does not match its checksum"
        case .sequenceGap(let expected, let found):
            "record \(expected) is due and record \(found) stands here"
        case .brokenLink: "the record does not follow the one before it"
        case .indexGap(let expected, let found):
            "record \(expected) of the batch is due and record \(found) stands here"
        case .incompleteBatch: "the batch has no end"
        case .nonZeroTail: "not zero, where nothing was written"
        case .nonZeroUnfinished: "not zero, in a segment that was being prepared"
        case .shortOfSnapshot: "the journal ends here, and a snapshot was made of more of it"
        case .besideSnapshot: "a snapshot was made of another journal than this"
        case .refused(let why): "the record cannot be understood: \(why)"
        }
    }
}
