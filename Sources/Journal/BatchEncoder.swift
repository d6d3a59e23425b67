// Builds the bytes of one batch in one buffer that is used again and again. The buffer starts with
// room for a segment header, so that a batch that opens a segment needs no copy. A record is sealed
// (checksum, flags) when the next one arrives or the batch ends, because only then is it known
// whether it is the last; each checksum is computed once.

public import ByteCodec

/// Collects records and gives the bytes of their batch.
@frozen
public struct BatchEncoder: ~Copyable, Sendable {
    @usableFromInline var buffer: ByteWriter
    @usableFromInline var open: Int?
    @usableFromInline var next: UInt64
    @usableFromInline var link: UInt32
    @usableFromInline var sealed: UInt32
    @usableFromInline var index: UInt32
    @usableFromInline let limit: Int

    /// An empty batch that continues at `position` and holds at most `limit` bytes of records.
    public init(at position: JournalPosition, limit: Int) {
        buffer = ByteWriter(capacity: 64 << 10)
        open = nil
        next = position.nextSequence
        link = position.link
        sealed = position.link
        index = 0
        self.limit = limit
        buffer.zeros(JournalFormat.segmentHeaderSize)
    }

    /// The number of records in the batch.
    @inlinable
    public var records: Int { Int(index) }

    /// Whether the batch has no record.
    @inlinable
    public var isEmpty: Bool { index == 0 }

    /// The bytes that the records take.
    @inlinable
    public var count: Int { buffer.count - JournalFormat.segmentHeaderSize }

    /// The sequence that the next record gets.
    @inlinable
    public var nextSequence: UInt64 { next }

    /// Adds a record and returns its sequence, or nil when it would exceed the limit: the batch is
    /// then as it was before.
    @inlinable
    public mutating func append(
        kind: UInt16,
        _ writePayload: (inout ByteWriter) -> Void
    ) -> UInt64? {
        let start = buffer.count
        buffer.zeros(JournalFormat.recordHeaderSize)
        writePayload(&buffer)
        let length = buffer.count - start - JournalFormat.recordHeaderSize
        precondition(length >= 0, "a payload writer must only append")
        let padding = -length & 7
        guard count + padding <= limit else {
            buffer.truncate(to: start)
            return nil
        }
        if padding > 0 { buffer.zeros(padding) }
        if open != nil { close(isLast: false) }
        buffer.overwrite(u32: UInt32(truncatingIfNeeded: length), at: start)
        buffer.overwrite(u64: next, at: start + 8)
        buffer.overwrite(u32: index, at: start + 20)
        buffer.overwrite(u16: kind, at: start + 24)
        open = start
        index += 1
        next += 1
        return next - 1
    }

    /// Lends the batch's bytes, with a segment header in front when there is one to write.
    public mutating func withBytes<Result, Failure: Error>(
        header: SegmentHeader?,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(!isEmpty, "an empty batch has no bytes")
        seal(isLast: true)
        var start = JournalFormat.segmentHeaderSize
        if let header {
            write(header)
            start = 0
        }
        return try buffer.withUnsafeBytes { (bytes) throws(Failure) -> Result in
            try body(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
    }

    /// Empties the batch after it has become durable, and returns the CRC that the next links to.
    public mutating func reset() -> UInt32 {
        if open != nil { link = sealed }
        open = nil
        index = 0
        buffer.truncate(to: JournalFormat.segmentHeaderSize)
        return link
    }

    /// Seals the open record; its CRC becomes the link of the next.
    @usableFromInline
    mutating func close(isLast: Bool) {
        seal(isLast: isLast)
        link = sealed
        open = nil
    }

    /// Completes the header of the open record and leaves the record open.
    private mutating func seal(isLast: Bool) {
        guard let start = open else { return }
        buffer.overwrite(u32: link, at: start + 16)
        buffer.overwrite(u16: isLast ? JournalFormat.lastInBatch : 0, at: start + 26)
        let length = recordLength(at: start)
        sealed = buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return UInt32(0) }
            return RecordHeader.checksum(base + start, length: length)
        }
        buffer.overwrite(u32: sealed, at: start + 4)
    }

    private func recordLength(at start: Int) -> Int {
        buffer.withUnsafeBytes { bytes in
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        }
    }

    private mutating func write(_ header: SegmentHeader) {
        var encoded = ByteWriter(capacity: JournalFormat.segmentHeaderSize)
        header.encode(into: &encoded)
        encoded.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: JournalFormat.segmentHeaderSize, by: 8) {
                let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                buffer.overwrite(u64: UInt64(littleEndian: word), at: offset)
            }
        }
    }
}
