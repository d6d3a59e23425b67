public import TradeModel

/// Where an event of a `CandleFeed` stands in its file.
@frozen
public struct CandleRow: Sendable, Hashable {
    /// The file's instrument.
    public let instrument: InstrumentIndex
    /// The candle, from 0.
    public let row: Int
    /// Whether it is the candle's open; its close otherwise.
    public let isOpen: Bool
    /// When it happens.
    public let at: Instant

    @inlinable
    init(instrument: InstrumentIndex, row: Int, isOpen: Bool, at: Instant) {
        self.instrument = instrument
        self.row = row
        self.isOpen = isOpen
        self.at = at
    }
}
