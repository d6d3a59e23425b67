public import TradeModel

/// What an exchange says of an order when it is asked.
public enum ExchangeOrderStatus: Sendable, Hashable {
    /// It does not find it. For `ExchangeModel.indexLag` after an order's last change that proves
    /// nothing.
    case notFound
    /// It rests; so much of it is filled.
    case live(filled: Int128)
    /// It has ended; so much of it was filled.
    case ended(OrderClosure, filled: Int128)
}
