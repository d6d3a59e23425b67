// The 64 bytes at the start of a segment that is in use. They go out in the same write as the
// segment's first batch, so a header without a batch is always a torn write.

public import ByteCodec

/// The header of a segment.
public struct SegmentHeader: Hashable, Sendable {
    /// The format version.
    public var version: UInt32
    /// The segment's number, from 1.
    public var segment: UInt32
    /// The sequence of the first record in the segment.
    public var firstSequence: UInt64
    /// The size of the segment's file.
    public var segmentSize: UInt64
    /// The CRC of the record before the first one, 0 when there is none.
    public var link: UInt32

    /// The header of the segment that starts at a position.
    public init(segment: Int, segmentSize: Int, firstSequence: UInt64, link: UInt32) {
        version = JournalFormat.version
        self.segment = UInt32(segment)
        self.firstSequence = firstSequence
        self.segmentSize = UInt64(segmentSize)
        self.link = link
    }

    /// Reads a header; nil when magic or checksum do not hold.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= JournalFormat.segmentHeaderSize else { return nil }
        guard bytes.prefix(8).elementsEqual(JournalFormat.magic) else { return nil }
        let covered = UnsafeRawBufferPointer(rebasing: bytes[0..<60])
        let crc = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 60, as: UInt32.self))
        guard CRC32C.checksum(covered) == crc else { return nil }
        version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        segment = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        firstSequence = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        )
        segmentSize = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        link = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 32, as: UInt32.self))
    }

    /// Appends the 64 bytes.
    public func encode(into writer: inout ByteWriter) {
        let start = writer.count
        writer.bytes(JournalFormat.magic)
        writer.u32(version)
        writer.u32(segment)
        writer.u64(firstSequence)
        writer.u64(segmentSize)
        writer.u32(link)
        writer.zeros(24)
        let crc = writer.withUnsafeBytes { bytes in
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + 60)]))
        }
        writer.u32(crc)
    }
}
