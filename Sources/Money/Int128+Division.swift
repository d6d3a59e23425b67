// Exact integer division on which every conversion between price, quantity and amount rests.
// Invariants: nothing wraps; what does not fit an Int128 is nil and the caller decides.

extension Int128 {
    /// The quotient `self / divisor`, the remainder resolved by `rounding`.
    ///
    /// - Precondition: `divisor > 0`.
    @inlinable
    public func divided(by divisor: Int128, rounding: Rounding) -> Int128 {
        precondition(divisor > 0, "a divisor is positive")
        let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
        if remainder == 0 { return quotient }
        return Int128.adjusted(
            quotient,
            isNegative: self < 0,
            remainder: remainder.magnitude,
            divisor: divisor.magnitude,
            rounding: rounding
        )
    }

    /// `self * factor / divisor` with a 256-bit intermediate, or nil when the result does not fit.
    ///
    /// - Precondition: `divisor > 0`.
    @inlinable
    public func multiplied(
        by factor: Int128,
        dividedBy divisor: Int128,
        rounding: Rounding
    ) -> Int128? {
        precondition(divisor > 0, "a divisor is positive")
        let (product, overflow) = self.multipliedReportingOverflow(by: factor)
        if !overflow {
            if divisor == 1 { return product }
            return Int128.narrowQuotient(product, divisor, rounding)
                ?? product.divided(by: divisor, rounding: rounding)
        }
        return Int128.wideQuotient(self, factor, divisor, rounding)
    }

    /// The same where both fit 64 bits, which is ten times as fast and nearly always so; nil where
    /// they don't.
    @inlinable
    static func narrowQuotient(
        _ dividend: Int128,
        _ divisor: Int128,
        _ rounding: Rounding
    ) -> Int128? {
        let low = Int64(truncatingIfNeeded: dividend)
        let lowDivisor = Int64(truncatingIfNeeded: divisor)
        guard Int128(low) == dividend, Int128(lowDivisor) == divisor else { return nil }
        let (quotient, remainder) = low.quotientAndRemainder(dividingBy: lowDivisor)
        if remainder == 0 { return Int128(quotient) }
        return Int128.adjusted(
            Int128(quotient),
            isNegative: low < 0,
            remainder: UInt128(remainder.magnitude),
            divisor: UInt128(lowDivisor.magnitude),
            rounding: rounding
        )
    }

    @usableFromInline
    static func wideQuotient(
        _ lhs: Int128,
        _ rhs: Int128,
        _ divisor: Int128,
        _ rounding: Rounding
    ) -> Int128? {
        let isNegative = (lhs < 0) != (rhs < 0)
        let product = lhs.magnitude.multipliedFullWidth(by: rhs.magnitude)
        // `dividingFullWidth` traps when the quotient does not fit; the high half tells beforehand.
        guard product.high < divisor.magnitude else { return nil }
        let (quotient, remainder) = divisor.magnitude.dividingFullWidth(product)
        return resolved(
            quotient,
            isNegative: isNegative,
            remainder: remainder,
            divisor: divisor.magnitude,
            rounding: rounding
        )
    }

    /// The number of the truncated `magnitude` and its sign, the remainder resolved by `rounding`;
    /// nil when it does not fit.
    static func resolved(
        _ magnitude: UInt128,
        isNegative: Bool,
        remainder: UInt128,
        divisor: UInt128,
        rounding: Rounding
    ) -> Int128? {
        let movesAway =
            remainder != 0
            && movesAwayFromZero(
                isOdd: magnitude % 2 != 0,
                isNegative: isNegative,
                remainder: remainder,
                divisor: divisor,
                rounding: rounding
            )
        let (rounded, overflow) = magnitude.addingReportingOverflow(movesAway ? 1 : 0)
        guard !overflow else { return nil }
        if isNegative, rounded == Int128.min.magnitude { return .min }
        guard let number = Int128(exactly: rounded) else { return nil }
        return isNegative ? -number : number
    }

    /// The truncated `quotient` moved by one unit where `rounding` asks for it.
    @inlinable
    static func adjusted(
        _ quotient: Int128,
        isNegative: Bool,
        remainder: UInt128,
        divisor: UInt128,
        rounding: Rounding
    ) -> Int128 {
        let movesAway = movesAwayFromZero(
            isOdd: quotient % 2 != 0,
            isNegative: isNegative,
            remainder: remainder,
            divisor: divisor,
            rounding: rounding
        )
        if !movesAway { return quotient }
        return isNegative ? quotient - 1 : quotient + 1
    }

    /// Whether `rounding` resolves a remainder that is not zero away from zero.
    @inlinable
    static func movesAwayFromZero(
        isOdd: Bool,
        isNegative: Bool,
        remainder: UInt128,
        divisor: UInt128,
        rounding: Rounding
    ) -> Bool {
        switch rounding {
        case .down: return isNegative
        case .up: return !isNegative
        case .towardZero: return false
        case .awayFromZero: return true
        case .toNearestEven:
            let rest = divisor - remainder
            return remainder == rest ? isOdd : remainder > rest
        }
    }

    /// `10^exponent`.
    ///
    /// - Precondition: `exponent` is at most 38, the largest power of ten that an Int128 holds.
    @inlinable
    public static func powerOfTen(_ exponent: UInt8) -> Int128 {
        precondition(exponent <= 38, "10^\(exponent) does not fit an Int128")
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}
