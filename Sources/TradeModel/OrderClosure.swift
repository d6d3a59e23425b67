/// Why a venue refused an order or the rest of one.
@frozen
public enum OrderRejection: UInt8, Sendable, Hashable, CaseIterable {
    /// The market was beyond the protection price.
    case slippage
    /// The cost exceeded what was set aside.
    case insufficientFunds
    /// Refused by the venue for a reason of its own; the account is in order.
    case refused
    /// The instrument cannot be traded now.
    case unavailable
}

/// How an order came to its end.
@frozen
public enum OrderClosure: Sendable, Hashable {
    /// All of it was filled.
    case filled
    /// The venue refused it, or what was left of it.
    case rejected(OrderRejection)
    /// The venue's time limit passed.
    case expired
    /// The venue confirmed a cancellation.
    case cancelled

    /// The state that the order is left in.
    @inlinable
    public var state: OrderState {
        switch self {
        case .filled: .filled
        case .rejected: .rejected
        case .expired: .expired
        case .cancelled: .cancelled
        }
    }
}
