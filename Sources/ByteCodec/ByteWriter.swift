// A growing byte buffer for fixed-width little-endian values. It owns its memory alone (it cannot be
// copied), keeps its capacity when emptied, and checks every position it is asked to overwrite.

// SAFETY: the value cannot be copied, so whoever holds it is the only one who reaches its memory.
/// A growing buffer that values are appended to in little-endian order.
@frozen
public struct ByteWriter: ~Copyable, @unchecked Sendable {
    // SAFETY: the memory behind `base` is reachable only through this value, which cannot be copied.
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var room: Int
    @usableFromInline var used: Int

    /// An empty buffer with room for `capacity` bytes before it grows.
    @inlinable
    public init(capacity: Int = 256) {
        room = max(capacity, 16)
        base = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
        used = 0
    }

    @inlinable
    deinit { base.deallocate() }

    /// The number of bytes written so far.
    @inlinable
    public var count: Int { used }

    /// The number of bytes that fit without growing.
    @inlinable
    public var capacity: Int { room }

    /// A copy of the bytes written so far.
    public var bytes: [UInt8] { [UInt8](UnsafeRawBufferPointer(start: base, count: used)) }

    /// Empties the buffer and keeps its memory.
    @inlinable
    public mutating func removeAll() { used = 0 }

    /// Drops everything after the first `count` bytes.
    @inlinable
    public mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= used, "truncate(to:) past the end")
        used = count
    }

    /// Appends one byte.
    @inlinable
    public mutating func u8(_ value: UInt8) { put(value) }

    /// Appends two bytes.
    @inlinable
    public mutating func u16(_ value: UInt16) { put(value.littleEndian) }

    /// Appends four bytes.
    @inlinable
    public mutating func u32(_ value: UInt32) { put(value.littleEndian) }

    /// Appends eight bytes.
    @inlinable
    public mutating func u64(_ value: UInt64) { put(value.littleEndian) }

    /// Appends eight bytes, two's complement.
    @inlinable
    public mutating func i64(_ value: Int64) { put(value.littleEndian) }

    /// Appends sixteen bytes, two's complement.
    @inlinable
    public mutating func i128(_ value: Int128) { put(value.littleEndian) }

    /// Appends the bytes as they are, without a length.
    @inlinable
    public mutating func bytes(_ source: UnsafeRawBufferPointer) {
        guard let start = source.baseAddress, !source.isEmpty else { return }
        ensure(source.count)
        (base + used).copyMemory(from: start, byteCount: source.count)
        used += source.count
    }

    /// Appends the bytes as they are, without a length.
    @inlinable
    public mutating func bytes(_ source: [UInt8]) {
        source.withUnsafeBytes { raw in bytes(raw) }
    }

    /// Appends the text's UTF-8 bytes, without a length.
    @inlinable
    public mutating func utf8(_ text: String) {
        var text = text
        text.withUTF8 { buffer in bytes(UnsafeRawBufferPointer(buffer)) }
    }

    /// Appends `count` zero bytes.
    @inlinable
    public mutating func zeros(_ count: Int) {
        ensure(count)
        (base + used).initializeMemory(as: UInt8.self, repeating: 0, count: count)
        used += count
    }

    /// Replaces two bytes that were written before.
    @inlinable
    public mutating func overwrite(u16 value: UInt16, at offset: Int) {
        set(value.littleEndian, at: offset)
    }

    /// Replaces four bytes that were written before.
    @inlinable
    public mutating func overwrite(u32 value: UInt32, at offset: Int) {
        set(value.littleEndian, at: offset)
    }

    /// Replaces eight bytes that were written before.
    @inlinable
    public mutating func overwrite(u64 value: UInt64, at offset: Int) {
        set(value.littleEndian, at: offset)
    }

    /// Lends the bytes written so far; the pointer is valid during the call only.
    @inlinable
    public func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: used))
    }

    @inlinable
    @inline(__always)
    mutating func put<Value: BitwiseCopyable>(_ value: Value) {
        let size = MemoryLayout<Value>.size
        ensure(size)
        (base + used).storeBytes(of: value, as: Value.self)
        used += size
    }

    @inlinable
    mutating func set<Value: BitwiseCopyable>(_ value: Value, at offset: Int) {
        precondition(
            offset >= 0 && offset <= used - MemoryLayout<Value>.size,
            "overwrite past the end"
        )
        (base + offset).storeBytes(of: value, as: Value.self)
    }

    @inlinable
    @inline(__always)
    mutating func ensure(_ extra: Int) {
        if room - used < extra { grow(by: extra) }
    }

    @usableFromInline
    @inline(never)
    mutating func grow(by extra: Int) {
        precondition(extra >= 0, "a negative number of bytes")
        let larger = max(room * 2, used + extra)
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        fresh.copyMemory(from: base, byteCount: used)
        base.deallocate()
        base = fresh
        room = larger
    }
}
