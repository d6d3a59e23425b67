// One record as recovery hands it out, without a copy.

/// A record of a complete batch. The payload is borrowed: it is valid during the call that got it.
@frozen
public struct JournalRecord {
    /// What the payload is; the journal itself gives no meaning to it.
    public let kind: UInt16
    /// The record's number, from 1 without gaps.
    public let sequence: UInt64
    /// The segment that holds it.
    public let segment: Int
    /// The byte in the segment at which its header starts.
    public let offset: Int
    /// Its CRC, which the record after it names.
    public let crc: UInt32
    /// The payload.
    public let payload: UnsafeRawBufferPointer
}

/// Thrown by whoever receives records when a payload cannot be understood: the journal is then
/// damaged at that record.
public struct RecordRefusal: Error, Hashable, Sendable {
    /// What is wrong with the payload.
    public let reason: String

    /// A refusal with its reason.
    public init(_ reason: String) {
        self.reason = reason
    }
}

extension JournalRecord {
    /// The place behind it, where the next record begins unless a segment ends there.
    public var end: JournalPosition {
        JournalPosition(
            segment: segment,
            offset: offset + JournalFormat.recordSize(payload: payload.count),
            nextSequence: sequence + 1,
            link: crc
        )
    }
}
