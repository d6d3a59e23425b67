/// Where an order stands. Terminal states need the venue's evidence; a timeout is not evidence.
@frozen
public enum OrderState: UInt8, Sendable, Hashable, CaseIterable {
    /// Durable, funds set aside; it may or may not have left the process.
    case reserved
    /// The venue has confirmed that it has the order.
    case acknowledged
    /// Some of it is filled.
    case partiallyFilled
    /// It may or may not live at the venue; funds stay set aside until that is proved.
    case unknown
    /// All of it is filled.
    case filled
    /// The venue refused it.
    case rejected
    /// The venue's own time limit passed.
    case expired
    /// The venue confirmed the cancellation.
    case cancelled

    /// Whether nothing more is expected from the venue.
    @inlinable
    public var isTerminal: Bool {
        switch self {
        case .reserved, .acknowledged, .partiallyFilled, .unknown: false
        case .filled, .rejected, .expired, .cancelled: true
        }
    }

    /// Whether an order in this state may pass to `next`.
    @inlinable
    public func mayBecome(_ next: OrderState) -> Bool {
        switch self {
        case .filled, .rejected, .expired, .cancelled: false
        case .reserved: next != .reserved
        case .acknowledged: next != .reserved && next != .acknowledged
        case .partiallyFilled, .unknown: next != .reserved
        }
    }
}
