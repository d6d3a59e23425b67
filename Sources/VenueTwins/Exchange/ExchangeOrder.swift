public import TradeModel

/// An order as an exchange is asked to take it.
public struct ExchangeOrder: Sendable, Hashable {
    /// A label, not a key: the exchange takes one again whose order has ended.
    public var id: ClientOrderID
    /// Used once; greater than the smallest of the 100 highest that were used before.
    public var nonce: UInt64
    /// What is traded.
    public var instrument: InstrumentIndex
    /// Which way.
    public var side: Side
    /// How many base units.
    public var quantity: Int128
    /// The worst acceptable price as a mantissa; nil takes any price.
    public var protection: Int64?
    /// How long it may wait.
    public var timeInForce: TwinTimeInForce
    /// Whether it may only make a position smaller.
    public var reduceOnly: Bool
    /// From this instant on the request is void, whenever it arrives; nil for never.
    public var expiresAfter: Instant?

    /// An order.
    public init(
        id: ClientOrderID,
        nonce: UInt64,
        instrument: InstrumentIndex,
        side: Side,
        quantity: Int128,
        protection: Int64?,
        timeInForce: TwinTimeInForce,
        reduceOnly: Bool = false,
        expiresAfter: Instant? = nil
    ) {
        self.id = id
        self.nonce = nonce
        self.instrument = instrument
        self.side = side
        self.quantity = quantity
        self.protection = protection
        self.timeInForce = timeInForce
        self.reduceOnly = reduceOnly
        self.expiresAfter = expiresAfter
    }

    /// Whether it is too late for the order at `now`.
    func isVoid(at now: Instant) -> Bool {
        if let expiresAfter, expiresAfter <= now { return true }
        switch timeInForce {
        case .immediate: return false
        case .resting(let until): return until <= now
        }
    }
}
