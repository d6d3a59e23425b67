public import TradeModel

/// The truth about one order that a venue received. An identity that was accepted twice has two of
/// these: that is how a doubled intent is seen.
public struct TwinOrder: Sendable, Hashable {
    /// The identity that the order came with.
    public let id: ClientOrderID
    /// What is traded.
    public let instrument: InstrumentIndex
    /// Which way.
    public let side: Side
    /// How many base units were asked for; what a refused order asked for may be absurd.
    public let quantity: Int128
    /// The worst acceptable price as a mantissa; nil takes any price.
    public let protection: Int64?
    /// When the venue received it.
    public let receivedAt: Instant
    /// Whether it came from somebody else with access to the account.
    public let isForeign: Bool
    /// How many base units were executed, in a block that may still be undone or for good.
    public internal(set) var filled: Int128 = 0
    /// How it ended; nil while it lives.
    public internal(set) var closure: OrderClosure?
    /// When it ended; nil while it lives.
    public internal(set) var endedAt: Instant?

    init(
        id: ClientOrderID,
        instrument: InstrumentIndex,
        side: Side,
        quantity: Int128,
        protection: Int64?,
        receivedAt: Instant,
        isForeign: Bool
    ) {
        self.id = id
        self.instrument = instrument
        self.side = side
        self.quantity = quantity
        self.protection = protection
        self.receivedAt = receivedAt
        self.isForeign = isForeign
    }

    /// Where it stands.
    public var state: TwinOrderState {
        switch closure {
        case nil: .live
        case .filled: .filled
        case .cancelled: .cancelled
        case .expired: .expired
        case .rejected: .rejected
        }
    }

    /// Whether it can still be executed, or its execution can still be undone. For a transaction:
    /// it is pending and has not expired at the finalized height, or it has landed but is not final.
    public var canStillFill: Bool { closure == nil }

    /// What is not executed of it.
    var remaining: Int128 { quantity - filled }

    /// Whether the market's `price` is one that the order accepts.
    func accepts(_ price: Int64) -> Bool {
        guard let protection else { return true }
        return side == .buy ? price <= protection : price >= protection
    }
}
