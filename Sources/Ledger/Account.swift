public import Money
public import TradeModel

/// An account of the double-entry ledger. Every transfer takes from one and gives to another, so
/// that per asset all balances sum to zero for ever.
@frozen
public enum Account: Sendable, Hashable {
    /// Where deposits come from.
    case external(AssetID)
    /// Free to be used.
    case cash(AssetID)
    /// Set aside for orders in flight.
    case reserved(AssetID)
    /// Paid as fees.
    case fees(AssetID)
    /// The other side of all trades.
    case venue(AssetID)
    /// Base held at an instrument; negative for a short position.
    case holding(InstrumentIndex)
    /// Quote set aside behind a short position.
    case collateral(InstrumentIndex)

    /// Whether its balance must never be negative.
    @inlinable
    public var isNeverNegative: Bool {
        switch self {
        case .cash, .reserved, .collateral: true
        case .external, .fees, .venue, .holding: false
        }
    }
}
