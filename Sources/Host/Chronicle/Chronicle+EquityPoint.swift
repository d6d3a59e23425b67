public import TradeModel

extension Chronicle {
    /// What everything owned was worth at a moment, in quote units, positions at their last price.
    public struct EquityPoint: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// What everything was worth.
        public let equity: Int128
        /// How much of it was quote currency, set aside or free.
        public let cash: Int128

        /// A point.
        public init(at: Instant, equity: Int128, cash: Int128) {
            self.at = at
            self.equity = equity
            self.cash = cash
        }

        /// The minute that an instant lies in, counted since 1970.
        static func minute(of instant: Instant) -> Int64 {
            instant.nanoseconds / nanosecondsAMinute
        }

        private static let nanosecondsAMinute = Instant.Span.minutes(1).nanoseconds
    }
}
