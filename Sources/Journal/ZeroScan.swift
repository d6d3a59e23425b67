// Finds the first byte that is not zero, 32 at a time: preallocated tails are long and must be zero.

/// Search for bytes that are not zero.
public enum ZeroScan {
    /// The offset of the first byte at or after `from` that is not zero.
    public static func firstNonZero(
        in bytes: UnsafeRawBufferPointer,
        from: Int,
        to end: Int? = nil
    ) -> Int? {
        let end = bytes.count
        guard let base = bytes.baseAddress, from < end else { return nil }
        var at = from
        while end - at >= 32 {
            let a = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let b = base.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
            let c = base.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
            let d = base.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)
            if (a | b) | (c | d) != 0 { break }
            at += 32
        }
        while at < end {
            if base.load(fromByteOffset: at, as: UInt8.self) != 0 { return at }
            at += 1
        }
        return nil
    }

    /// One past the last byte that is not zero, or `from` when all after it are zero.
    public static func endOfData(in bytes: UnsafeRawBufferPointer, from: Int) -> Int {
        guard let base = bytes.baseAddress else { return from }
        var end = bytes.count
        while end > from, base.load(fromByteOffset: end - 1, as: UInt8.self) == 0 { end -= 1 }
        return end
    }
}
