public import TradeModel

extension Chronicle {
    /// A booked execution.
    public struct Trade: Sendable, Hashable {
        /// When it was booked.
        public let at: Instant
        /// What was traded.
        public let instrument: InstrumentIndex
        /// Which way.
        public let side: Side
        /// What for.
        public let purpose: OrderPurpose
        /// The execution as the venue reported it.
        public let fill: Fill
        /// Profit or loss taken by it in quote units after fees; nil for entries.
        public let realised: Int128?

        /// An execution.
        public init(
            at: Instant,
            instrument: InstrumentIndex,
            side: Side,
            purpose: OrderPurpose,
            fill: Fill,
            realised: Int128?
        ) {
            self.at = at
            self.instrument = instrument
            self.side = side
            self.purpose = purpose
            self.fill = fill
            self.realised = realised
        }
    }
}
