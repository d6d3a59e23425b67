public import TradeModel

/// An execution in a venue's truth.
public struct TwinFill: Sendable, Hashable {
    /// The identity of the order that was executed.
    public let id: ClientOrderID
    /// The venue's number of the execution, unique at the venue.
    public let trade: UInt64
    /// What was traded.
    public let instrument: InstrumentIndex
    /// Which way.
    public let side: Side
    /// Base units that changed hands.
    public let quantity: Int128
    /// The price as a mantissa at the instrument's scale.
    public let price: Int64
    /// Quote units that changed hands: rounded up for a buy, down for a sale.
    public let notional: Int128
    /// Quote units taken as fee, rounded up.
    public let fee: Int128
    /// When it was executed.
    public let at: Instant

    /// An execution.
    public init(
        id: ClientOrderID,
        trade: UInt64,
        instrument: InstrumentIndex,
        side: Side,
        quantity: Int128,
        price: Int64,
        notional: Int128,
        fee: Int128,
        at: Instant
    ) {
        self.id = id
        self.trade = trade
        self.instrument = instrument
        self.side = side
        self.quantity = quantity
        self.price = price
        self.notional = notional
        self.fee = fee
        self.at = at
    }

    /// What it did to the quote balance.
    public var quoteChange: Int128 { side == .buy ? -notional - fee : notional - fee }

    /// What it did to the base balance.
    public var baseChange: Int128 { side == .buy ? quantity : -quantity }
}
