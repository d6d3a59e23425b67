import Strategies

/// A running hash of integers in their order, to tell two runs apart. Wrapping on purpose.
struct Digest64: Sendable, StateSink {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func append(_ value: Int128) {
        add(Int64(truncatingIfNeeded: value))
        add(Int64(truncatingIfNeeded: value >> 64))
    }

    mutating func append(bits value: Double) { add(Int64(bitPattern: value.bitPattern)) }

    mutating func add(_ number: Int64) {
        value = (value ^ UInt64(bitPattern: number)) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }
}
