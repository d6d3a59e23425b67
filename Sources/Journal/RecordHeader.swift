// The 32 bytes before a payload, and the checks that a record has to pass.

import ByteCodec

/// A record's header as it stands in the bytes, not yet believed.
struct RecordHeader {
    let length: Int
    let crc: UInt32
    let sequence: UInt64
    let link: UInt32
    let index: UInt32
    let kind: UInt16
    let flags: UInt16
    let reserved: UInt32

    /// Reads the 32 bytes at `start`.
    @inline(__always)
    init(_ start: UnsafeRawPointer) {
        let first = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        let third = Self.word(start, 16)
        let fourth = Self.word(start, 24)
        length = Int(first & 0xFFFF_FFFF)
        crc = UInt32(truncatingIfNeeded: first >> 32)
        sequence = Self.word(start, 8)
        link = UInt32(truncatingIfNeeded: third)
        index = UInt32(truncatingIfNeeded: third >> 32)
        kind = UInt16(truncatingIfNeeded: fourth)
        flags = UInt16(truncatingIfNeeded: fourth >> 16)
        reserved = UInt32(truncatingIfNeeded: fourth >> 32)
    }

    @inline(__always)
    private static func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    var isLast: Bool { flags & JournalFormat.lastInBatch != 0 }

    /// The sequence of the first record of this record's batch.
    var batchStart: UInt64 { sequence &- UInt64(index) }

    /// The record's size with header and padding.
    var size: Int { JournalFormat.recordSize(payload: length) }

    /// The checks that cost nothing: no field has a value that no writer gives it.
    @inline(__always)
    func isPlausible(room: Int) -> Bool {
        reserved == 0 && flags <= JournalFormat.lastInBatch && sequence > UInt64(index)
            && length <= room - JournalFormat.recordHeaderSize && size <= room
    }

    /// Whether the checksum and the padding of the record at `start` hold. Only for a plausible one.
    @inline(__always)
    func isIntact(at start: UnsafeRawPointer) -> Bool {
        guard Self.checksum(start, length: length) == crc else { return false }
        for byte in (JournalFormat.recordHeaderSize + length)..<size
        where start.load(fromByteOffset: byte, as: UInt8.self) != 0 {
            return false
        }
        return true
    }

    /// The CRC32C over the length and everything after the checksum.
    @inline(__always)
    static func checksum(_ start: UnsafeRawPointer, length: Int) -> UInt32 {
        var crc = CRC32C()
        crc.update(word: UInt32(truncatingIfNeeded: length))
        crc.update(UnsafeRawBufferPointer(start: start + 8, count: length + 24))
        return crc.value
    }
}
