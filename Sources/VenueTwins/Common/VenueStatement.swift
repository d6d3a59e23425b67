public import TradeModel

/// What a venue says that the account owns and has open.
public struct VenueStatement: Sendable, Hashable {
    /// Everything owned in quote units, including what short sales brought in.
    public let quote: Int128
    /// Base units owned per instrument index; negative for a short position.
    public let bases: [Int128]
    /// Open orders in the order in which they were received.
    public let openOrders: [ClientOrderID]
    /// The instant up to which everything is included, and after which nothing is.
    public let asOf: Instant

    /// A statement.
    public init(quote: Int128, bases: [Int128], openOrders: [ClientOrderID], asOf: Instant) {
        self.quote = quote
        self.bases = bases
        self.openOrders = openOrders
        self.asOf = asOf
    }
}
