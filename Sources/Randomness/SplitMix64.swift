/// A small seeded generator: equal seeds give equal numbers on every machine and in every process.
/// Wrapping on purpose.
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
    private var state: UInt64

    /// A generator that starts at `seed`.
    public init(seed: UInt64) { state = seed }

    /// The stream `name` of the world `seed`: what one stream draws changes nothing in another.
    public init(seed: UInt64, stream name: StaticString) {
        // FNV-1a over the name, then mixed with the seed.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        name.withUTF8Buffer { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        }
        var mixer = SplitMix64(seed: seed ^ hash)
        state = mixer.next()
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A number within `range`.
    public mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        let offset = width == .max ? next() : next() % (width + 1)
        return range.lowerBound &+ Int64(bitPattern: offset)
    }

    /// A number within `range`; the bias of the multiplication is far below what can be seen.
    public mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int64(next().multipliedFullWidth(by: width).high)
    }

    /// True in `perMille` of a thousand times.
    public mutating func chance(perMille: Int) -> Bool { below(1_000) < perMille }

    /// True once in `n` times.
    public mutating func oneIn(_ n: Int) -> Bool { below(n) == 0 }

    /// One of `values`.
    public mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// 128 bits of a random length, so that every order of magnitude turns up; sometimes an
    /// extreme or a neighbour of one.
    public mutating func integer128() -> Int128 {
        if oneIn(6) {
            return pick([.min, .min + 1, -2, -1, 0, 1, 2, .max - 1, .max, 1 << 64, 1 << 126])
        }
        let bits = UInt128(next()) << 64 | UInt128(next())
        return Int128(truncatingIfNeeded: bits) >> Int128(below(128))
    }

    /// 64 bits of a random length; sometimes an extreme or a neighbour of one.
    public mutating func integer64() -> Int64 {
        if oneIn(6) { return pick([.min, .min + 1, -1, 0, 1, 2, .max - 1, .max]) }
        return Int64(bitPattern: next()) >> Int64(below(64))
    }
}
