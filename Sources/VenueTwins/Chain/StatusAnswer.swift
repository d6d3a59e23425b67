public import TradeModel

/// What one node knows of a transaction.
public struct StatusAnswer: Sendable, Hashable {
    /// The answering node's finalized height at the time of the answer.
    public let contextHeight: UInt64
    /// What it knows.
    public let result: Result

    /// An answer.
    public init(contextHeight: UInt64, result: Result) {
        self.contextHeight = contextHeight
        self.result = result
    }

    /// How far a transaction has come.
    public enum Result: Sendable, Hashable {
        /// The node has not seen it in a block. Only with a `contextHeight` above the transaction's
        /// last valid height does that prove that it is dead.
        case notFound
        /// It is in a block that may still be undone.
        case processed
        /// It is in a block for which most have voted, and which may still be undone.
        case confirmed
        /// It is in a block that stays.
        case finalized(Outcome)
    }

    /// What came of a transaction that has landed for good.
    public enum Outcome: Sendable, Hashable {
        /// It was executed.
        case executed(TwinFill)
        /// It landed with an error and changed nothing.
        case failed(OrderRejection)
    }
}
