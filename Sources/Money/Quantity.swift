/// How much of an instrument's base asset, in its smallest units. Never negative: which way it
/// moves is said by a side, not by a sign.
@frozen
public struct Quantity: Sendable, Hashable, Comparable {
    /// The number of smallest units of the base asset.
    public let units: Int128

    /// Nothing.
    @inlinable
    public static var zero: Quantity { Quantity(units: 0) }

    /// `units` smallest units.
    ///
    /// - Precondition: `units` is not negative. What comes from outside takes `init(exactly:)`.
    @inlinable
    public init(units: Int128) {
        precondition(units >= 0, "a quantity is never negative")
        self.units = units
    }

    /// `units` smallest units, or nil when that is negative.
    @inlinable
    public init?(exactly units: Int128) {
        guard units >= 0 else { return nil }
        self.units = units
    }

    /// Order by size.
    @inlinable
    public static func < (lhs: Quantity, rhs: Quantity) -> Bool { lhs.units < rhs.units }

    /// The sum; one that does not fit traps.
    @inlinable
    public static func + (lhs: Quantity, rhs: Quantity) -> Quantity {
        Quantity(units: lhs.units + rhs.units)
    }

    /// The difference; a negative one traps.
    @inlinable
    public static func - (lhs: Quantity, rhs: Quantity) -> Quantity {
        Quantity(units: lhs.units - rhs.units)
    }
}
