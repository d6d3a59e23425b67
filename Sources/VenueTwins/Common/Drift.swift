public import TradeModel

/// What a drift did.
public struct Drift: Sendable, Hashable {
    /// Which kind it was.
    public let kind: DriftKind
    /// The instrument that it touched, or that was named for it.
    public let instrument: InstrumentIndex
    /// By how much the quote balance changed.
    public let quoteChange: Int128
    /// By how much the instrument's base balance changed.
    public let baseChange: Int128
    /// The order that nobody here placed.
    public let order: ClientOrderID?
    /// The execution that nobody here caused.
    public let fill: TwinFill?
    /// When.
    public let at: Instant
}
