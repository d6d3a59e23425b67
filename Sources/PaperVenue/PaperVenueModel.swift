public import TradeModel

/// At which price the paper venue fills a market order.
@frozen
public enum FillRule: Sendable, Hashable {
    /// At the first open after the order was received.
    case nextOpen
    /// At the first close at or after the order was received; that of the very candle on which it
    /// was decided counts.
    case close
    /// Like `nextOpen`, but each open offers no more than so many basis points of the volume of
    /// the candle before it. A candle of unknown or no volume offers nothing.
    case depth(shareBps: Int64)
}

/// How the paper venue behaves. Every chance is a function of the seed, the intent's ordinal and the
/// fill's number, so that it falls the same way however often the process is restarted.
@frozen
public struct PaperVenueModel: Sendable, Hashable {
    /// Fee on the notional, in basis points, rounded up to the quote's smallest unit.
    public var feeBps: Int64
    /// At which price it fills.
    public var fillRule: FillRule
    /// From an intent to its arrival.
    public var latency: Instant.Span
    /// How many of ten thousand fills are only a part of what could be filled.
    public var partialFillBps: Int64
    /// How many of ten thousand orders are refused.
    public var rejectionBps: Int64
    /// Where chance starts.
    public var seed: UInt64

    /// The defaults: 10 bps, next open, no latency, no partial fills, no refusals.
    public init() {
        feeBps = 10
        fillRule = .nextOpen
        latency = .zero
        partialFillBps = 0
        rejectionBps = 0
        seed = 1
    }
}

/// What the paper venue knows of an instrument.
@frozen
public struct PaperInstrument: Sendable, Hashable {
    /// Scales and lot.
    public let instrument: Instrument
    /// Decimals of a candle's volume.
    public let volumeScale: UInt8

    /// An instrument.
    public init(_ instrument: Instrument, volumeScale: UInt8) {
        self.instrument = instrument
        self.volumeScale = volumeScale
    }
}
