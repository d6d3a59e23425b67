public import Money

/// What an order is for.
@frozen
public enum OrderPurpose: Sendable, Hashable {
    /// Opens a position or adds to one.
    case entry
    /// Reduces a position; the tier counts from 0 and is meaningful for `takeProfit` only.
    case exit(ExitRule, tier: UInt8)

    /// Whether it opens or adds.
    @inlinable
    public var isEntry: Bool {
        switch self {
        case .entry: true
        case .exit: false
        }
    }
}

/// An order as it was intended. What has become of it stands in `WorkingOrder`.
@frozen
public struct Order: Sendable, Hashable {
    /// Its number.
    public let ordinal: OrderOrdinal
    /// Under which start of the engine it was intended.
    public let epoch: UInt32
    /// What is traded.
    public let instrument: InstrumentIndex
    /// Which way.
    public let side: Side
    /// What for.
    public let purpose: OrderPurpose
    /// How much base.
    public let quantity: Quantity
    /// The worst acceptable price as a mantissa at the instrument's scale; nil takes any price.
    public let protection: Int64?
    /// Quote units set aside until the venue has spoken; for buying a short back, the collateral
    /// that stands behind it; 0 for selling what is held.
    public let reserve: Int128
    /// When it was intended.
    public let intendedAt: Instant

    /// An order.
    @inlinable
    public init(
        ordinal: OrderOrdinal,
        epoch: UInt32,
        instrument: InstrumentIndex,
        side: Side,
        purpose: OrderPurpose,
        quantity: Quantity,
        protection: Int64?,
        reserve: Int128,
        intendedAt: Instant
    ) {
        self.ordinal = ordinal
        self.epoch = epoch
        self.instrument = instrument
        self.side = side
        self.purpose = purpose
        self.quantity = quantity
        self.protection = protection
        self.reserve = reserve
        self.intendedAt = intendedAt
    }

    /// The identity that the venue is given.
    @inlinable
    public var clientID: ClientOrderID { ClientOrderID(epoch: epoch, ordinal: ordinal) }
}
