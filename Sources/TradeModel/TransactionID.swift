/// The identity under which a venue can be asked about what was signed, known before anything is sent:
/// the transaction's hash on a chain; nonce, client id and expiry on an exchange. 32 bytes in four
/// words, the first byte being the highest of the first word.
@frozen
public struct TransactionID: Sendable, Hashable, Comparable {
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

    /// The order of the bytes.
    @inlinable
    public static func < (lhs: TransactionID, rhs: TransactionID) -> Bool {
        (lhs.first, lhs.second, lhs.third, lhs.fourth)
            < (rhs.first, rhs.second, rhs.third, rhs.fourth)
    }
}

/// What was signed for an order and may be at the venue: durable before it is submitted, so that no
/// crash leaves an order behind that nobody can ask about or prove dead.
@frozen
public struct SignedIdentity: Sendable, Hashable {
    /// The transaction's hash.
    public let transaction: TransactionID
    /// Until when it can still be accepted: the last block height on a chain, the last millisecond of
    /// the venue's own clock on an exchange.
    public let lastValid: UInt64

    /// A signed identity.
    @inlinable
    public init(transaction: TransactionID, lastValid: UInt64) {
        self.transaction = transaction
        self.lastValid = lastValid
    }
}
