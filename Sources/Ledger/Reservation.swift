public import Money
public import TradeModel

/// Quote units set aside for one intent, to be used exactly once: posted by fills, and what is
/// left released when the intent has provably ended. In doubt it stays.
@frozen
public struct Reservation: Sendable, Hashable {
    /// The intent.
    public let ordinal: OrderOrdinal
    /// Of which asset.
    public let asset: AssetID
    /// What is still set aside.
    public internal(set) var remaining: Int128
    /// Whether nobody knows what became of the intent.
    public internal(set) var isInDoubt: Bool

    #if MUTANTS
        /// What was free before it was set aside.
        var cashBefore: Int128 = 0
        /// Whether nothing was taken from it.
        var isUntouched = true
    #endif

    init(ordinal: OrderOrdinal, asset: AssetID, remaining: Int128) {
        self.ordinal = ordinal
        self.asset = asset
        self.remaining = remaining
        self.isInDoubt = false
    }
}
