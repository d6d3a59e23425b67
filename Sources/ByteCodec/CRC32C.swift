// CRC-32C (Castagnoli), as in RFC 3720 appendix B.4: reflected polynomial 0x82F63B78, initial value
// and final XOR all ones. Sixteen bytes a step from sixteen tables that are made once.

/// A running CRC-32C checksum.
@frozen
public struct CRC32C: Hashable, Sendable {
    @usableFromInline var state: UInt32

    /// The checksum of no bytes.
    @inlinable
    public init() { state = ~0 }

    /// The checksum of everything given to `update` so far.
    @inlinable
    public var value: UInt32 { ~state }

    /// The checksum of `bytes`.
    public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    /// The checksum of `bytes`.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBytes { raw in checksum(raw) }
    }

    /// Takes in four more bytes, those of `word` in little-endian order.
    public mutating func update(word: UInt32) {
        let table = Self.tables.base
        state = Self.fold(table, state ^ word, 3)
    }

    /// Takes in more bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard var cursor = bytes.baseAddress else { return }
        let table = Self.tables.base
        var left = bytes.count
        var crc = state
        while left >= 16 {
            let a = Self.word(cursor, 0) ^ crc
            let b = Self.word(cursor, 4)
            let c = Self.word(cursor, 8)
            let d = Self.word(cursor, 12)
            crc = Self.fold(table, a, 15) ^ Self.fold(table, b, 11)
            crc ^= Self.fold(table, c, 7) ^ Self.fold(table, d, 3)
            cursor += 16
            left -= 16
        }
        if left >= 8 {
            let a = Self.word(cursor, 0) ^ crc
            crc = Self.fold(table, a, 7) ^ Self.fold(table, Self.word(cursor, 4), 3)
            cursor += 8
            left -= 8
        }
        while left > 0 {
            let byte = cursor.load(as: UInt8.self)
            crc = (crc >> 8) ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)]
            cursor += 1
            left -= 1
        }
        state = crc
    }

    @inline(__always)
    private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Four bytes through four tables; the first byte has `top` bytes of the step behind it.
    @inline(__always)
    private static func fold(_ table: UnsafePointer<UInt32>, _ word: UInt32, _ top: Int) -> UInt32 {
        let first = table[top &* 256 &+ Int(word & 0xFF)]
        let second = table[(top &- 1) &* 256 &+ Int((word >> 8) & 0xFF)]
        let third = table[(top &- 2) &* 256 &+ Int((word >> 16) & 0xFF)]
        let fourth = table[(top &- 3) &* 256 &+ Int(word >> 24)]
        return first ^ second ^ third ^ fourth
    }

    private static let tables = Tables()

    // SAFETY: the block is written once, before the value exists for anybody, and only read after.
    /// Sixteen tables of 256 entries in one block that lives as long as the process.
    private struct Tables: @unchecked Sendable {
        // SAFETY: written once, in `init`, before anyone else can see it; only read afterwards.
        let base: UnsafePointer<UInt32>

        init() {
            let block = UnsafeMutablePointer<UInt32>.allocate(capacity: 16 * 256)
            for byte in 0..<256 {
                var crc = UInt32(byte)
                for _ in 0..<8 {
                    crc = crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1
                }
                block[byte] = crc
            }
            for entry in 256..<(16 * 256) {
                let before = block[entry - 256]
                block[entry] = (before >> 8) ^ block[Int(before & 0xFF)]
            }
            base = UnsafePointer(block)
        }
    }
}
