import Money
import TradeModel

/// An order at the paper venue.
struct PendingOrder: Sendable, Hashable {
    /// A price at which it is to be filled, and when that price was traded.
    struct Match: Sendable, Hashable {
        let price: Int64
        let at: Instant
        /// The most that this price is good for, in base units; nil for any amount.
        let depth: Int128?
    }

    let order: Order
    let receivedAt: Instant
    let isRefused: Bool
    var isAcknowledged = false
    var filled: Int128 = 0
    var fills: UInt32 = 0
    var spent: Int128 = 0
    var match: Match?
    var cancelAt: Instant?

    var remaining: Int128 { order.quantity.units - filled }
}
