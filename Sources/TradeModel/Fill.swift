public import Money

/// A venue's own number of an execution, unique within (venue, account).
@frozen
public struct TradeID: Sendable, Hashable, Comparable {
    /// The number.
    public let value: UInt64

    /// The execution numbered `value`.
    @inlinable
    public init(_ value: UInt64) { self.value = value }

    /// Numerical order.
    @inlinable
    public static func < (lhs: TradeID, rhs: TradeID) -> Bool { lhs.value < rhs.value }
}

/// An execution as the venue reports it. Amounts are taken as reported and never recomputed.
@frozen
public struct Fill: Sendable, Hashable {
    /// The intent that it belongs to.
    public let ordinal: OrderOrdinal
    /// The venue's number of the execution.
    public let trade: TradeID
    /// How much base changed hands.
    public let quantity: Quantity
    /// The price as a mantissa at the instrument's scale.
    public let price: Int64
    /// Quote units that changed hands, never negative.
    public let notional: Int128
    /// Quote units taken as fee, never negative.
    public let fee: Int128

    /// An execution.
    @inlinable
    public init(
        ordinal: OrderOrdinal,
        trade: TradeID,
        quantity: Quantity,
        price: Int64,
        notional: Int128,
        fee: Int128
    ) {
        self.ordinal = ordinal
        self.trade = trade
        self.quantity = quantity
        self.price = price
        self.notional = notional
        self.fee = fee
    }
}
