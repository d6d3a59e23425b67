/// What a venue says that the account owns and has at work. The books are compared with it at every
/// heartbeat.
@frozen
public struct AccountStatement: Sendable, Hashable {
    /// When the venue was asked, by the engine's clock: what was booked since then is not compared.
    public let askedAt: Instant
    /// Quote units of the account, free or not; with what short sales have brought in.
    public let quote: Int128
    /// Base units per instrument, by index; negative for short.
    public let positions: [Int128]
    /// The orders that the venue has at work.
    public let workingOrders: [ClientOrderID]
    /// The last order of ours that the venue has ever received, at work or ended; nil where it does not
    /// say.
    public let latestOrder: ClientOrderID?

    /// A statement.
    public init(
        askedAt: Instant,
        quote: Int128,
        positions: [Int128],
        workingOrders: [ClientOrderID],
        latestOrder: ClientOrderID? = nil
    ) {
        self.askedAt = askedAt
        self.quote = quote
        self.positions = positions
        self.workingOrders = workingOrders
        self.latestOrder = latestOrder
    }
}
