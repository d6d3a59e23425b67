public import Solana

/// Jupiter's quote for a swap; whatever it repeats of the request is what was asked for.
public struct JupiterQuote: Sendable, Hashable {
    /// The swap that was asked about.
    public let request: QuoteRequest
    /// Raw units of the input.
    public let inAmount: UInt64
    /// Raw units of the output that are expected, after all fees.
    public let outAmount: UInt64
    /// The least output for `exactIn`, the most input for `exactOut`.
    public let threshold: UInt64
    /// By how much the swap moves the price against itself, in millionths, rounded up.
    public let priceImpactPpm: Int64
    /// The pools that it goes through.
    public let route: [Hop]
    /// The slot that the quote was made in.
    public let slot: UInt64
    /// The whole answer, byte for byte: a swap is asked for with exactly this.
    public let raw: [UInt8]

    /// A pool on the way.
    public struct Hop: Sendable, Hashable {
        /// The pool's account.
        public let pool: Address
        /// The exchange, cut to 40 characters.
        public let label: String?
        /// What goes into it.
        public let input: Address
        /// What comes out of it.
        public let output: Address
    }
}
