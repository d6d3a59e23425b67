/// Reads what a `StateWriter` wrote. Nothing that it meets makes it trap: a value outside its bounds, a
/// length that the bytes cannot hold and an early end are errors that name the part.
@frozen
public struct StateReader: Sendable {
    private let bytes: [UInt8]
    private var place = 0

    /// What a count may be: nothing is ever counted so far, and one more still fits.
    public static var count: ClosedRange<Int> { 0...1 << 60 }

    /// A reader before the first part.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next integer.
    public mutating func integer<Value: FixedWidthInteger & Sendable>(
        _ field: StateField
    ) throws(StateError) -> Value {
        let folded = try unsigned(field)
        let value = Int128(bitPattern: folded >> 1) ^ -Int128(bitPattern: folded & 1)
        guard let fitting = Value(exactly: value) else { throw .impossible(field) }
        return fitting
    }

    /// The next integer, within bounds.
    public mutating func integer<Value: FixedWidthInteger & Sendable>(
        _ field: StateField,
        in bounds: ClosedRange<Value>
    ) throws(StateError) -> Value {
        let value: Value = try integer(field)
        guard bounds.contains(value) else { throw .impossible(field) }
        return value
    }

    /// The next yes or no.
    public mutating func bool(_ field: StateField) throws(StateError) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw .impossible(field)
        }
    }

    /// The next instant.
    public mutating func instant(_ field: StateField) throws(StateError) -> Instant {
        Instant(nanoseconds: try integer(field))
    }

    /// The next number that was written by its bit pattern.
    public mutating func double(_ field: StateField) throws(StateError) -> Double {
        guard let bits = UInt64(exactly: try unsigned(field)) else { throw .impossible(field) }
        return Double(bitPattern: bits)
    }

    /// The next case of a closed list.
    public mutating func choice<Value: RawRepresentable>(
        _ field: StateField
    ) throws(StateError) -> Value where Value.RawValue: FixedWidthInteger & Sendable {
        guard let value = Value(rawValue: try integer(field)) else { throw .impossible(field) }
        return value
    }

    /// The next value that may be missing.
    public mutating func optional<Value>(
        _ field: StateField,
        _ read: (inout StateReader) throws(StateError) -> Value
    ) throws(StateError) -> Value? {
        try bool(field) ? try read(&self) : nil
    }

    /// The next list, of at most `limit` values.
    public mutating func list<Value>(
        _ field: StateField,
        limit: Int = .max,
        _ read: (inout StateReader) throws(StateError) -> Value
    ) throws(StateError) -> [Value] {
        // Every value takes a byte at least.
        let count: Int = try integer(field, in: 0...min(limit, bytes.count - place))
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// The next list, of exactly `count` values.
    public mutating func list<Value>(
        _ field: StateField,
        count: Int,
        _ read: (inout StateReader) throws(StateError) -> Value
    ) throws(StateError) -> [Value] {
        let values = try list(field, limit: count, read)
        guard values.count == count else { throw .impossible(field) }
        return values
    }

    /// Nothing may be left.
    public func finish() throws(StateError) {
        guard place == bytes.count else { throw .leftOver(bytes: bytes.count - place) }
    }

    private mutating func byte() throws(StateError) -> UInt8 {
        guard place < bytes.count else { throw .ended }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func unsigned(_ field: StateField) throws(StateError) -> UInt128 {
        var value: UInt128 = 0
        var shift: UInt128 = 0
        while true {
            let next = try byte()
            let part = UInt128(next & 0x7F)
            // Nineteen bytes hold 133 bits: the last may use but two of its seven.
            guard shift < 126 || shift == 126 && part < 4 else { throw .impossible(field) }
            // A number has one form.
            guard next != 0 || shift == 0 else { throw .impossible(field) }
            value |= part << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
    }
}
