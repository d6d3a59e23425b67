import Money

/// Comparisons of two prices of one scale in basis points, exact: no price of 64 bits can overflow.
@usableFromInline
enum BasisPoints {
    /// One whole.
    @usableFromInline static var whole: Int128 { 10_000 }

    /// Whether `price` is at or above `reference` plus `bps`.
    @inlinable
    static func isAtOrAbove(_ price: Int64, _ reference: Int64, plus bps: Int64) -> Bool {
        Int128(price) * whole >= Int128(reference) * (whole + Int128(bps))
    }

    /// Whether `price` is at or below `reference` minus `bps`.
    @inlinable
    static func isAtOrBelow(_ price: Int64, _ reference: Int64, minus bps: Int64) -> Bool {
        Int128(price) * whole <= Int128(reference) * (whole - Int128(bps))
    }
}
