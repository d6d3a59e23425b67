// A decimal number as its text says it: exact for rounding to at most 18 digits, however long the text.
//
// No binary floating point anywhere: the first 19 significant digits are kept, and whether anything but
// zeros followed them. That decides half-even rounding at any place that drops a kept digit; a place that
// would keep all 19 gives more than 18 digits, which no mantissa holds.

/// The value (significand + remainder) × 10^exponent, 0 <= remainder < 1, negated if `isNegative`.
struct DecimalText {
    /// How many significant digits are kept.
    static let keptDigits = 19

    /// Whether a minus sign was written, also before zero.
    private(set) var isNegative = false
    /// The first significant digits, at most `keptDigits`; 0 for zero.
    private(set) var significand: UInt64 = 0
    /// How many digits the significand has; 0 for zero.
    private(set) var digits = 0
    /// The power of ten of the significand's last digit.
    private(set) var exponent = 0
    /// Whether a digit other than 0 follows those kept.
    private(set) var hasRemainder = false

    /// Whether the value is zero.
    var isZero: Bool { significand == 0 }

    /// The power of ten of the first significant digit. Without meaning for zero.
    var leadingPlace: Int { exponent + digits - 1 }

    /// Exponents beyond this are all the same: no text in memory is long enough to make up for one.
    private static let farExponent = 1_000_000_000_000_000

    /// Reads a number at `cursor` and leaves the cursor behind it. `nil`, with the cursor anywhere, where
    /// there is none: sign, digits with or without a point, exponent, of which one digit is needed.
    @inline(__always)
    init?(in bytes: Span<UInt8>, at cursor: inout Int) {
        let end = bytes.count
        guard cursor < end else { return nil }
        if bytes[cursor] == .minus || bytes[cursor] == .plus {
            isNegative = bytes[cursor] == .minus
            cursor += 1
        }
        let whole = readDigits(in: bytes, at: &cursor, areFraction: false)
        var fraction = 0
        if cursor < end, bytes[cursor] == .point {
            cursor += 1
            fraction = readDigits(in: bytes, at: &cursor, areFraction: true)
        }
        guard whole + fraction > 0 else { return nil }
        // "e" and "E" differ by one bit.
        if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            guard readExponent(in: bytes, at: &cursor) else { return nil }
        }
    }

    /// Reads digits and returns how many there were, leading zeros included.
    @inline(__always)
    private mutating func readDigits(
        in bytes: Span<UInt8>,
        at cursor: inout Int,
        areFraction: Bool
    ) -> Int {
        let start = cursor
        let end = bytes.count
        while cursor < end {
            let digit = bytes[cursor].digitValue
            guard digit <= 9 else { break }
            if digits < Self.keptDigits {
                significand = significand &* 10 &+ UInt64(digit)
                if significand != 0 { digits &+= 1 }
                if areFraction { exponent &-= 1 }
            } else {
                hasRemainder = hasRemainder || digit != 0
                if !areFraction { exponent &+= 1 }
            }
            cursor &+= 1
        }
        return cursor - start
    }

    /// Reads what follows the letter; false where it is no whole number.
    private mutating func readExponent(in bytes: Span<UInt8>, at cursor: inout Int) -> Bool {
        let end = bytes.count
        var isDown = false
        if cursor < end, bytes[cursor] == .minus || bytes[cursor] == .plus {
            isDown = bytes[cursor] == .minus
            cursor += 1
        }
        let start = cursor
        var written = 0
        while cursor < end, bytes[cursor].digitValue <= 9 {
            written = min(written * 10 + Int(bytes[cursor].digitValue), Self.farExponent)
            cursor += 1
        }
        exponent += isDown ? -written : written
        return cursor > start
    }
}
