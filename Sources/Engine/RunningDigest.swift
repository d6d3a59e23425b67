import TradeModel

/// A digest over a sequence of integers in their order: it tells two histories apart and is not
/// meant to withstand an adversary. 128 bits in two lanes with different multipliers.
@frozen
public struct RunningDigest: Sendable, Hashable {
    /// The first lane.
    public private(set) var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The second lane.
    public private(set) var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    init() {}

    mutating func add(_ value: Int128) {
        let bits = UInt128(truncatingIfNeeded: value)
        add(UInt64(truncatingIfNeeded: bits))
        add(UInt64(truncatingIfNeeded: bits >> 64))
    }

    private mutating func add(_ word: UInt64) {
        // Wrapping on purpose: this is hashing.
        low = (low ^ word) &* 0xBF58_476D_1CE4_E5B9
        low ^= low >> 29
        high = ((high << 23 | high >> 41) &+ word) &* 0x94D0_49BB_1331_11EB
        high ^= high >> 32 ^ low
    }

    func save(to writer: inout StateWriter) {
        writer.append(low)
        writer.append(high)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        low = try reader.integer("digest")
        high = try reader.integer("digest")
    }
}
