/// A swap that Jupiter built, not signed by anybody.
public struct JupiterSwap: Sendable, Hashable {
    /// The transaction's bytes. Nothing in them is known to be what was asked for before they are
    /// read.
    public let transaction: [UInt8]
    /// The block height after which it cannot be included any more, by Jupiter's node.
    public let lastValidBlockHeight: UInt64
    /// What Jupiter's own simulation said against it; nil when it had nothing to say. Such a
    /// transaction is not to be signed.
    public let simulationError: SimulationError?

    /// Why Jupiter's simulation failed; both texts from outside, cut to 80 characters.
    public struct SimulationError: Sendable, Hashable {
        /// Its code.
        public let code: String
        /// Its words.
        public let words: String
    }
}
