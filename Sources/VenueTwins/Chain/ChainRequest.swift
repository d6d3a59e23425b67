public import TradeModel

/// What a chain's nodes can be asked.
public enum ChainRequest: Sendable, Hashable {
    /// To pass a transaction on; again the same is a re-broadcast.
    case submit(SignedTransaction)
    /// What the answering node knows of a transaction.
    case status(TransactionID)
    /// The heights that a transaction's validity is reckoned from.
    case latestBlockhash
    /// What the account owns at the finalized height.
    case statement
}
