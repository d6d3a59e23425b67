public import TradeModel

/// A signed swap, as a chain sees it.
public struct SignedTransaction: Sendable, Hashable {
    /// Its name; the chain executes one at most once.
    public var id: TransactionID
    /// The order that it carries out, for the truth's sake: a chain knows of no client's order.
    public var order: ClientOrderID
    /// What is traded.
    public var instrument: InstrumentIndex
    /// Which way.
    public var side: Side
    /// How many base units; all of them or none.
    public var quantity: Int128
    /// The worst acceptable price as a mantissa; nil takes any price.
    public var protection: Int64?
    /// The last block that may contain it.
    public var lastValidHeight: UInt64

    /// A signed swap.
    public init(
        id: TransactionID,
        order: ClientOrderID,
        instrument: InstrumentIndex,
        side: Side,
        quantity: Int128,
        protection: Int64?,
        lastValidHeight: UInt64
    ) {
        self.id = id
        self.order = order
        self.instrument = instrument
        self.side = side
        self.quantity = quantity
        self.protection = protection
        self.lastValidHeight = lastValidHeight
    }

    /// Whether a trade at the market's `price` is within the protection.
    func accepts(_ price: Int64) -> Bool {
        guard let protection else { return true }
        return side == .buy ? price <= protection : price >= protection
    }
}
