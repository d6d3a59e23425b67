public import Solana

/// An account that GoPlus names.
public struct GoPlusAccount: Sendable, Hashable {
    /// The account.
    public let address: Address
    /// Whether GoPlus knows it as malicious; false as well when it says nothing.
    public let isMalicious: Bool
}
