// A column of decimals on its way to a column of mantissas: kept as written until the whole file has told
// which scale holds it, then rounded half-even in place.

/// Decimals of one column, in file order.
struct DecimalColumn {
    /// Values that a column takes have their first digit at a place in this range. Above it there is no
    /// scale at which 18 digits suffice; below it everything rounds to zero at every scale.
    static let places = (-Int(CandleFileOptions.largestScale) - 1)...17

    /// A mantissa must be below this: 18 digits.
    private static let limit: UInt64 = 1_000_000_000_000_000_000

    /// 10^0 to 10^19, all that 64 bits hold.
    private static let powersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
        100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// Stands among `places` for a value that the file does not tell.
    private static let unknown = Int8.min

    /// Before `scale(to:)` the bit patterns of significands, afterwards mantissas.
    private(set) var values = [Int64]()
    /// Twice the exponent, plus one if there is a remainder.
    private var tags = [Int8]()

    mutating func reserve(_ count: Int) {
        values.reserveCapacity(count)
        tags.reserveCapacity(count)
    }

    /// Appends the magnitude of a value whose leading place is not above `places`.
    @inline(__always)
    mutating func append(_ decimal: DecimalText) {
        if decimal.isZero {
            values.append(0)
            tags.append(0)
        } else if decimal.leadingPlace < Self.places.lowerBound {
            // Too small to matter, but not zero: the same as any such value.
            values.append(1)
            tags.append(Int8(2 * (Self.places.lowerBound - 1)))
        } else {
            values.append(Int64(bitPattern: decimal.significand))
            tags.append(Int8(2 * decimal.exponent + (decimal.hasRemainder ? 1 : 0)))
        }
    }

    /// Appends a value that the file does not tell.
    mutating func appendUnknown() {
        values.append(CandleSeries.unknownVolume)
        tags.append(Self.unknown)
    }

    /// Turns `values` into mantissas at `scale`; to be called once.
    /// - Returns: how many were rounded.
    /// - Throws: the first row whose mantissa has more than 18 digits.
    mutating func scale(to scale: UInt8) throws(DecimalOverflow) -> Int {
        let powers = Self.powersOfTen
        var rounded = 0
        for row in values.indices where tags[row] != Self.unknown {
            let significand = UInt64(bitPattern: values[row])
            let tag = Int(tags[row])
            guard
                let mantissa = Self.mantissa(
                    of: significand,
                    shiftedBy: (tag >> 1) + Int(scale),
                    hasRemainder: tag & 1 == 1,
                    powers: powers
                )
            else { throw DecimalOverflow(row: row) }
            values[row] = Int64(bitPattern: mantissa.value)
            if mantissa.isRounded { rounded += 1 }
        }
        return rounded
    }

    /// Whether every value has a mantissa at `scale`.
    func fits(_ scale: UInt8) -> Bool {
        var copy = self
        do {
            _ = try copy.scale(to: scale)
            return true
        } catch {
            return false
        }
    }

    /// (significand + remainder) × 10^shift, rounded half-even to a whole number; `nil` from 10^18 on.
    @inline(__always)
    private static func mantissa(
        of significand: UInt64,
        shiftedBy shift: Int,
        hasRemainder: Bool,
        powers: [UInt64]
    ) -> (value: UInt64, isRounded: Bool)? {
        if significand == 0 { return (0, false) }
        if shift >= 0 {
            // A remainder comes with 19 digits, which are too many here anyway.
            guard shift < 18 else { return nil }
            let (value, overflow) = significand.multipliedReportingOverflow(by: powers[shift])
            return overflow || value >= limit ? nil : (value, false)
        }
        // Half of 10^20 is more than any significand.
        guard -shift < powers.count else { return (0, true) }
        let unit = powers[-shift]
        let (quotient, rest) = significand.quotientAndRemainder(dividingBy: unit)
        let half = unit / 2
        let goesUp = rest > half || (rest == half && (hasRemainder || quotient & 1 == 1))
        let value = quotient + (goesUp ? 1 : 0)
        return value >= limit ? nil : (value, rest != 0 || hasRemainder)
    }
}
