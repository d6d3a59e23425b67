public import TradeModel

extension Chronicle {
    /// Something a person should know.
    public struct Note: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// What.
        public let incident: Incident
        /// Where, if anywhere.
        public let instrument: InstrumentIndex?
        /// Which order, if any.
        public let ordinal: OrderOrdinal?

        /// Something to know.
        public init(
            at: Instant,
            incident: Incident,
            instrument: InstrumentIndex?,
            ordinal: OrderOrdinal?
        ) {
            self.at = at
            self.incident = incident
            self.instrument = instrument
            self.ordinal = ordinal
        }
    }
}
