public import TradeModel

/// What the engine knows of one instrument's market.
@frozen
public struct Market: Sendable, Hashable {
    /// The last accepted price as a mantissa; 0 before the first.
    public internal(set) var price: Int64 = 0
    /// When it was read.
    public internal(set) var readAt: Instant = .distantPast
    /// Where it came from.
    public internal(set) var source: ReadingSource = .candleOpen
    /// Whether the last reading was accepted.
    public internal(set) var isKnown = false
    /// A refused price that awaits a second one like it; 0 for none.
    public internal(set) var suspect: Int64 = 0
    /// Whether a person has been told that the price of what is held here is unknown.
    public internal(set) var isReportedLost = false
    /// Whether the readings since the last accepted one were refused; a person is told of the first.
    public internal(set) var isRefusing = false
    /// The last liquidity reading in quote units; -1 before the first.
    public internal(set) var liquidity: Int128 = -1
    /// When it was read.
    public internal(set) var liquidityAt: Instant = .distantPast
    /// Candle opens seen: the input cursor.
    public internal(set) var opens: Int64 = 0
    /// Candle closes seen: the input cursor.
    public internal(set) var closes: Int64 = 0

    init() {}

    mutating func acceptOpen(_ price: Int64, at now: Instant) {
        opens += 1
        accept(price, from: .candleOpen, at: now)
    }

    mutating func acceptClose(_ price: Int64, at now: Instant) {
        closes += 1
        accept(price, from: .candleClose, at: now)
    }

    private mutating func accept(_ price: Int64, from source: ReadingSource, at now: Instant) {
        self.price = price
        readAt = now
        self.source = source
        isKnown = true
        suspect = 0
        isReportedLost = false
        isRefusing = false
    }

    /// The price as a reading, however old.
    public var reading: Reading<Int64> {
        isKnown ? .known(price, at: readAt, source: source) : .unknown
    }

    /// The liquidity as a reading, however old.
    public var liquidityReading: Reading<Int128> {
        liquidity < 0 ? .unknown : .known(liquidity, at: liquidityAt, source: .provider)
    }
}
