/// A transaction's hash as its chain knows it: the order's identity there, known before anything is
/// sent. 32 bytes in four words, the first byte being the highest of the first word.
@frozen
public struct TransactionID: Sendable, Hashable {
    /// Bytes 0 to 7.
    public let first: UInt64
    /// Bytes 8 to 15.
    public let second: UInt64
    /// Bytes 16 to 23.
    public let third: UInt64
    /// Bytes 24 to 31.
    public let fourth: UInt64

    /// The hash of four words.
    @inlinable
    public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }
}

/// What was signed for an order and may be at the chain: durable before it is submitted, so that no
/// crash leaves a transaction behind that nobody can ask about.
@frozen
public struct SignedIdentity: Sendable, Hashable {
    /// The transaction's hash.
    public let transaction: TransactionID
    /// The last block height at which it can still land.
    public let lastValidHeight: UInt64

    /// A signed identity.
    @inlinable
    public init(transaction: TransactionID, lastValidHeight: UInt64) {
        self.transaction = transaction
        self.lastValidHeight = lastValidHeight
    }
}
