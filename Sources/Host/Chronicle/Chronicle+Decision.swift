public import TradeModel

extension Chronicle {
    /// What was known when an order was decided: enough to see why it was decided so.
    public struct Decision: Sendable, Hashable {
        /// The order that was decided; its size, rule and tier stand there.
        public let ordinal: OrderOrdinal
        /// The last price as a mantissa at the instrument's scale.
        public let price: Int64
        /// How old that was.
        public let readingAge: Instant.Span
        /// Where it came from.
        public let source: ReadingSource
        /// What everything owned was worth, in quote units; nil where a price was unknown.
        public let equity: Int128?
        /// Base units held; negative for short.
        public let held: Int128
        /// The risk limits and what was used of each; none without risk policies.
        public let limits: [LimitUse]

        /// A decision with its inputs.
        public init(
            ordinal: OrderOrdinal,
            price: Int64,
            readingAge: Instant.Span,
            source: ReadingSource,
            equity: Int128?,
            held: Int128,
            limits: [LimitUse]
        ) {
            self.ordinal = ordinal
            self.price = price
            self.readingAge = readingAge
            self.source = source
            self.equity = equity
            self.held = held
            self.limits = limits
        }
    }
}
