// Reads fixed-width little-endian values from borrowed bytes. Every read is checked against the end:
// bytes from outside can make it throw and can never make it trap or read past the end.

/// A cursor over borrowed bytes; it must not outlive them.
@frozen
public struct ByteReader {
    @usableFromInline let source: UnsafeRawBufferPointer
    @usableFromInline var position: Int

    /// A reader at the first byte.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer) {
        source = bytes
        position = 0
    }

    /// Reads a whole array: `body` must consume all of it.
    public static func reading<Value>(
        _ bytes: [UInt8],
        _ body: (inout ByteReader) throws(ByteError) -> Value
    ) throws(ByteError) -> Value {
        let result: Result<Value, ByteError> = bytes.withUnsafeBytes { raw in
            var reader = ByteReader(raw)
            do throws(ByteError) {
                let value = try body(&reader)
                try reader.finish()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The number of bytes read so far.
    @inlinable
    public var offset: Int { position }

    /// The number of bytes left.
    @inlinable
    public var remaining: Int { source.count - position }

    /// One byte.
    @inlinable
    public mutating func u8() throws(ByteError) -> UInt8 { try take(UInt8.self) }

    /// Two bytes.
    @inlinable
    public mutating func u16() throws(ByteError) -> UInt16 {
        UInt16(littleEndian: try take(UInt16.self))
    }

    /// Four bytes.
    @inlinable
    public mutating func u32() throws(ByteError) -> UInt32 {
        UInt32(littleEndian: try take(UInt32.self))
    }

    /// Eight bytes.
    @inlinable
    public mutating func u64() throws(ByteError) -> UInt64 {
        UInt64(littleEndian: try take(UInt64.self))
    }

    /// Eight bytes, two's complement.
    @inlinable
    public mutating func i64() throws(ByteError) -> Int64 {
        Int64(littleEndian: try take(Int64.self))
    }

    /// Sixteen bytes, two's complement.
    @inlinable
    public mutating func i128() throws(ByteError) -> Int128 {
        Int128(littleEndian: try take(Int128.self))
    }

    /// The next `count` bytes, borrowed.
    @inlinable
    public mutating func bytes(_ count: Int) throws(ByteError) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else {
            throw .outOfBytes(offset: position, needed: count, available: remaining)
        }
        let slice = UnsafeRawBufferPointer(rebasing: source[position..<(position + count)])
        position += count
        return slice
    }

    /// The next `count` bytes as text; they must be valid UTF-8.
    public mutating func utf8(_ count: Int) throws(ByteError) -> String {
        let start = position
        guard let text = String(validating: try bytes(count), as: UTF8.self) else {
            throw .invalidValue(offset: start)
        }
        return text
    }

    /// Throws unless every byte has been read.
    @inlinable
    public func finish() throws(ByteError) {
        guard remaining == 0 else { throw .trailingBytes(offset: position, count: remaining) }
    }

    @inlinable
    @inline(__always)
    mutating func take<Value: BitwiseCopyable>(_ type: Value.Type) throws(ByteError) -> Value {
        let size = MemoryLayout<Value>.size
        guard size <= remaining else {
            throw .outOfBytes(offset: position, needed: size, available: remaining)
        }
        let value = source.loadUnaligned(fromByteOffset: position, as: Value.self)
        position += size
        return value
    }
}
