/// Quote currency per whole unit of base, as an integer at the instrument's published scale:
/// the value is `mantissa * 10^-scale`. A price times a quantity is a notional, never a price.
@frozen
public struct Price: Sendable, Hashable {
    /// The digits.
    public let mantissa: Int64
    /// How many of the digits are decimals.
    public let scale: UInt8

    /// The price `mantissa * 10^-scale`.
    @inlinable
    public init(mantissa: Int64, scale: UInt8) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// The nearest `Double`, for indicators only; money never takes this way.
    ///
    /// Correctly rounded while the mantissa is below 2^53 and the scale at most 22: then it is the
    /// quotient of two doubles that are exact.
    @inlinable
    public var approximate: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor *= 10 }
        return Double(mantissa) / divisor
    }
}
