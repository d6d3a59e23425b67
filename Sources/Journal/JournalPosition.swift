// Where a journal goes on.

/// The place and the chain values with which the next batch continues.
@frozen
public struct JournalPosition: Hashable, Sendable {
    /// The segment that the next batch goes to if it fits.
    public var segment: Int
    /// The byte in it; 0 when the segment has no header yet.
    public var offset: Int
    /// The sequence of the next record.
    public var nextSequence: UInt64
    /// The CRC of the last record, 0 before the first.
    public var link: UInt32

    /// A position.
    public init(segment: Int, offset: Int, nextSequence: UInt64, link: UInt32) {
        self.segment = segment
        self.offset = offset
        self.nextSequence = nextSequence
        self.link = link
    }

    /// The segment ahead: the one that the journal needs next and that should exist already.
    public var spare: Int { offset == 0 ? segment : segment + 1 }

    /// The start of an empty journal.
    public static let start = JournalPosition(segment: 1, offset: 0, nextSequence: 1, link: 0)
}
