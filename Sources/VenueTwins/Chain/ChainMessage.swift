public import TradeModel

/// What a chain's nodes say.
public enum ChainMessage: Sendable, Hashable {
    /// A node took the transaction to pass it on, which means nothing.
    case submitted(TransactionID)
    /// The answer about a transaction.
    case status(TransactionID, StatusAnswer)
    /// The answering node's heights.
    case height(finalized: UInt64, latest: UInt64)
    /// What the account owns, with everything up to the finalized block of the answering node.
    case statement(VenueStatement)
}
