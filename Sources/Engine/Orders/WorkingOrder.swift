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

extension WorkingOrder {
    func save(to writer: inout StateWriter) {
        writer.append(order)
        writer.append(state.rawValue)
        writer.append(filled.units)
        writer.append(isCancelling)
        writer.append(isUnresolved)
        writer.append(signed) { $0.append($1) }
    }

    init(from reader: inout StateReader, instruments: Int) throws(StateError) {
        self.init(try reader.order(instruments: instruments))
        state = try reader.choice("order's state")
        guard !state.isTerminal else { throw .impossible("working order's state") }
        filled = try reader.quantity()
        isCancelling = try reader.bool("cancellation")
        isUnresolved = try reader.bool("doubt about an order")
        signed = try reader.optional("signed identity") { (reader) throws(StateError) in
            try reader.signedIdentity()
        }
    }
}
