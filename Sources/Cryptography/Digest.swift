// A SHA-256 digest as a value without heap memory.

import ByteCodec

/// Thirty-two bytes of a SHA-256 digest.
@frozen
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    @usableFromInline let a: UInt64
    @usableFromInline let b: UInt64
    @usableFromInline let c: UInt64
    @usableFromInline let d: UInt64

    /// The number of bytes in a digest.
    public static let byteCount = 32

    /// A digest from its bytes, or nil unless there are 32.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self = bytes.withUnsafeBytes { raw in Digest(raw) }
    }

    init(_ raw: UnsafeRawBufferPointer) {
        a = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        b = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        c = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        d = raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    /// The bytes in order.
    public var bytes: [UInt8] { withUnsafeBytes(of: self) { raw in [UInt8](raw) } }

    /// Sixty-four lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }
}
