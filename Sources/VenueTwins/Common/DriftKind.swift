/// How a venue's truth can change behind everybody's back.
@frozen
public enum DriftKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Quote came in.
    case deposit
    /// Quote went out.
    case withdrawal
    /// Base turned up from nowhere.
    case phantomBase
    /// Base has gone.
    case missingBase
    /// Somebody else left an order open. Not on a chain, which has no open orders.
    case foreignOrder
    /// Somebody else traded.
    case foreignFill
    /// The venue sold, or bought back, all that was held. Not on a chain, where nobody can.
    case liquidation
    /// A fee that no execution explains.
    case unknownFee
}
