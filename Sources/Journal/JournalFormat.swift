// The numbers of the journal's format, as `docs/formats/journal.md` gives them. Changing any of them
// is a new format version.

/// The constants of the format and the names of its files.
public enum JournalFormat {
    /// The format version that this code writes.
    public static let version: UInt32 = 1
    /// The first eight bytes of a segment that is in use.
    public static let magic: [UInt8] = Array("PLIMSJNL".utf8)
    /// The size of a segment's header.
    public static let segmentHeaderSize = 64
    /// The size of a record's header.
    public static let recordHeaderSize = 32
    /// The size of a segment unless another is asked for.
    public static let defaultSegmentSize = 4 << 20
    /// The file that a new segment is prepared in before it gets its name; always zeros.
    public static let unfinishedName = "next.new"

    /// The bit in a record's flags that ends its batch.
    @usableFromInline static let lastInBatch: UInt16 = 1

    /// Whether a segment may have this size: 512 bytes to 1 GiB, in whole sectors of 512.
    public static func isValid(segmentSize: Int) -> Bool {
        segmentSize >= 512 && segmentSize <= 1 << 30 && segmentSize % 512 == 0
    }

    /// The file name of a segment: eight digits and `.seg`.
    public static func name(ofSegment number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits + ".seg"
    }

    /// The number of the segment that a file holds, or nil when it has another name.
    public static func segment(named name: String) -> Int? {
        guard name.utf8.count == 12, let number = Int(name.prefix(8)), number > 0,
            Self.name(ofSegment: number) == name
        else { return nil }
        return number
    }

    /// The bytes that a payload of `length` bytes takes with its header and padding.
    @inlinable
    public static func recordSize(payload length: Int) -> Int {
        recordHeaderSize + (length + 7) & ~7
    }
}
