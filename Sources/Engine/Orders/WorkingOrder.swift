public import Money
public import TradeModel

/// An order that has not ended, and what has become of it so far.
@frozen
public struct WorkingOrder: Sendable, Hashable {
    /// The order as it was intended.
    public let order: Order
    /// Where it stands.
    public internal(set) var state: OrderState
    /// How much of it is filled.
    public internal(set) var filled: Quantity
    /// Whether its cancellation was decided.
    public internal(set) var isCancelling: Bool
    /// Whether it stems from before the start and nothing was heard of it since.
    public internal(set) var isUnresolved: Bool

    /// What was signed for it, on a chain; nil before, and where venues know orders by client ids.
    public internal(set) var signed: SignedIdentity?

    init(_ order: Order) {
        self.order = order
        state = .reserved
        filled = .zero
        isCancelling = false
        isUnresolved = false
        signed = nil
    }

    /// What may still be filled.
    public var remaining: Quantity { order.quantity - filled }
}
