public import Solana

/// A token whose price is asked for, with what the chain says of it.
public struct AskedMint: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// Its decimals as the chain has them; nil when nobody has looked, and then nothing is
    /// compared.
    public let decimals: UInt8?

    /// A token, with its decimals where they are known from the chain.
    public init(_ mint: Address, decimals: UInt8? = nil) {
        self.mint = mint
        self.decimals = decimals
    }
}
