public import TradeModel

/// What an exchange says.
public enum ExchangeMessage: Sendable, Hashable {
    /// It has the order.
    case accepted(ClientOrderID)
    /// It did not take an order that came with this identity.
    case rejected(ClientOrderID, OrderRejection)
    /// An execution.
    case fill(TwinFill)
    /// The order has ended; so much of it was filled in all.
    case ended(ClientOrderID, OrderClosure, filled: Int128)
    /// There is nothing to cancel under this identity: ended, or never placed.
    case cancelRefused(ClientOrderID)
    /// The answer to a query: about the order that was last received under this identity, with
    /// its executions.
    case status(ClientOrderID, ExchangeOrderStatus, fills: [TwinFill])
    /// The nonce was used before or is too low: a request with it was processed, which does not
    /// mean that it succeeded; this one was not.
    case nonceRefused(ClientOrderID, nonce: UInt64)
    /// The exchange is being maintained; the request was not carried out.
    case maintenance(ClientOrderID)
    /// The answer to a request for a statement.
    case statement(VenueStatement)
}
