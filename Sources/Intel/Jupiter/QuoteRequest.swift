public import Solana

/// A swap that a price is asked for.
public struct QuoteRequest: Sendable, Hashable {
    /// Which amount is fixed.
    public enum Mode: Sendable, Hashable {
        /// What goes in.
        case exactIn
        /// What comes out.
        case exactOut

        /// Jupiter's word.
        var word: String {
            switch self {
            case .exactIn: "ExactIn"
            case .exactOut: "ExactOut"
            }
        }
    }

    /// What is given.
    public let input: Address
    /// What is got.
    public let output: Address
    /// Raw units of the input for `exactIn`, of the output for `exactOut`.
    public let amount: UInt64
    /// How far the outcome may fall short, in hundredths of a percent; at most 10,000.
    public let slippageBps: UInt16
    /// Which amount is fixed.
    public let mode: Mode

    /// A swap; more than 10,000 bps of slippage count as 10,000.
    public init(
        input: Address,
        output: Address,
        amount: UInt64,
        slippageBps: UInt16,
        mode: Mode = .exactIn
    ) {
        self.input = input
        self.output = output
        self.amount = amount
        self.slippageBps = min(slippageBps, 10_000)
        self.mode = mode
    }
}
