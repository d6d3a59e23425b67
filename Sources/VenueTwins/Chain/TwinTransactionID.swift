/// The 32 bytes that name a transaction, known before it is sent.
@frozen
public struct TwinTransactionID: Sendable, Hashable, Comparable {
    /// The first eight bytes, most significant first.
    public let word0: UInt64
    /// The second eight bytes.
    public let word1: UInt64
    /// The third eight bytes.
    public let word2: UInt64
    /// The last eight bytes.
    public let word3: UInt64

    /// The name made of these words.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt64, _ word3: UInt64) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    /// The order of the bytes.
    @inlinable
    public static func < (lhs: TwinTransactionID, rhs: TwinTransactionID) -> Bool {
        (lhs.word0, lhs.word1, lhs.word2, lhs.word3) < (rhs.word0, rhs.word1, rhs.word2, rhs.word3)
    }
}
