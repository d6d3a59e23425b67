/// A signed number of an asset's smallest units. Amounts of different assets never mix: adding them
/// is a programmer's error and stops the process.
@frozen
public struct Amount: Sendable, Hashable {
    /// What is counted.
    public let asset: AssetID
    /// How many smallest units; negative for what is owed.
    public let units: Int128

    /// `units` smallest units of `asset`.
    @inlinable
    public init(_ units: Int128, of asset: AssetID) {
        self.asset = asset
        self.units = units
    }

    /// The sum; both are of one asset, and a sum that does not fit traps.
    @inlinable
    public static func + (lhs: Amount, rhs: Amount) -> Amount {
        precondition(lhs.asset == rhs.asset, "amounts of two assets never mix")
        return Amount(lhs.units + rhs.units, of: lhs.asset)
    }

    /// The difference; both are of one asset, and a difference that does not fit traps.
    @inlinable
    public static func - (lhs: Amount, rhs: Amount) -> Amount {
        precondition(lhs.asset == rhs.asset, "amounts of two assets never mix")
        return Amount(lhs.units - rhs.units, of: lhs.asset)
    }
}
