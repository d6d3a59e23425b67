public import Money
public import TradeModel

/// A price that two sources agree on, or why there is none.
public enum CrossCheckedPrice: Sendable, Hashable {
    /// They agree.
    case known(Agreement)
    /// Nobody can say what it costs.
    case unknown(Doubt)

    /// What the sources agree on.
    public struct Agreement: Sendable, Hashable {
        /// The lowest reading.
        public let low: PriceReading
        /// The highest reading.
        public let high: PriceReading
        /// How far they are apart, in hundredths of a percent of the lower one, rounded up.
        public let apartBps: Int64
        /// When the oldest of the readings was made.
        public let measuredAt: Instant

        /// What is held is worth the lower price: whoever would be harmed by a price that is too
        /// high is the holder, whose stop would come too late and whose room for risk would look
        /// too large.
        public var valuation: Price { low.price }

        /// What is bought may cost the higher one.
        public var cost: Price { high.price }
    }

    /// Why there is no price.
    public enum Doubt: Sendable, Hashable {
        /// The sources are so far apart, in hundredths of a percent of the lower price.
        case disagree(bps: Int64)
        /// Only this one has a reading that is fresh.
        case onlyOne(ProviderID)
        /// There are readings, and none is fresh.
        case stale
        /// Nobody has a reading.
        case none
    }
}
