/// Writes a state, part by part, as what a snapshot holds: every integer in as few bytes as it needs, seven
/// bits to a byte, sign folded into the lowest bit. What is read back is the very same state.
@frozen
public struct StateWriter: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// Nothing written.
    public init() {}

    /// Appends an integer.
    public mutating func append(_ value: some FixedWidthInteger & Sendable) {
        append(folded: StateWriter.fold(Int128(value)))
    }

    /// Appends a yes or no.
    public mutating func append(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Appends an instant.
    public mutating func append(_ value: Instant) { append(value.nanoseconds) }

    /// Appends a number by its bit pattern.
    public mutating func append(bits value: Double) { append(folded: UInt128(value.bitPattern)) }

    /// Appends a value that may be missing.
    public mutating func append<Value>(
        _ value: Value?,
        _ write: (inout StateWriter, Value) -> Void
    ) {
        append(value != nil)
        if let value { write(&self, value) }
    }

    /// Appends a list with its length.
    public mutating func append<Value>(
        _ values: [Value],
        _ write: (inout StateWriter, Value) -> Void
    ) {
        append(values.count)
        for value in values { write(&self, value) }
    }

    /// Small numbers of either sign become small numbers: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    private static func fold(_ value: Int128) -> UInt128 {
        UInt128(bitPattern: value << 1 ^ value >> 127)
    }

    private mutating func append(folded: UInt128) {
        var rest = folded
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
