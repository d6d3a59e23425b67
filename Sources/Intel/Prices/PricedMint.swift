public import Solana

/// What an answer about many tokens says of one of them.
public struct PricedMint: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// Its price, or why there is none that can be believed; `noData` when the provider left it
    /// out.
    public let result: Result<PriceReading, IntelError>

    /// What is said of `mint`.
    public init(_ mint: Address, _ result: Result<PriceReading, IntelError>) {
        self.mint = mint
        self.result = result
    }
}
