/// An asset's dense index in the run's asset table.
@frozen
public struct AssetID: Sendable, Hashable, Comparable {
    /// Position in the asset table, from 0.
    public let index: UInt16

    /// The asset at `index` of the asset table.
    @inlinable
    public init(_ index: UInt16) { self.index = index }

    /// Order by table position.
    @inlinable
    public static func < (lhs: AssetID, rhs: AssetID) -> Bool { lhs.index < rhs.index }
}

/// Something that can be owned: a currency, a token, a contract. Its smallest unit is
/// `10^-decimals` of the whole.
public struct Asset: Sendable, Hashable {
    /// The name that people read. Case is significant: token addresses are case-sensitive.
    public let symbol: String
    /// How many decimals the smallest unit has, 0 to 30.
    public let decimals: UInt8

    /// An asset.
    ///
    /// - Precondition: `decimals` is at most 30.
    public init(symbol: String, decimals: UInt8) {
        precondition(decimals <= 30, "an asset has at most 30 decimals")
        self.symbol = symbol
        self.decimals = decimals
    }
}
