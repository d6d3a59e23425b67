public import TradeModel

/// What an exchange can be asked.
public enum ExchangeRequest: Sendable, Hashable {
    /// To take an order.
    case place(ExchangeOrder)
    /// To take an order off.
    case cancel(ClientOrderID, nonce: UInt64)
    /// What it knows of an order.
    case query(ClientOrderID)
    /// What the account owns and has open.
    case statement
}
