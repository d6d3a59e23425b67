public import Solana

/// One of the largest accounts of a token. Whose it is has to be read from the account.
public struct LargeAccount: Sendable, Hashable {
    /// The token account.
    public let address: Address
    /// What it holds, in base units.
    public let amount: UInt64

    /// An account of its parts.
    public init(address: Address, amount: UInt64) {
        self.address = address
        self.amount = amount
    }
}
