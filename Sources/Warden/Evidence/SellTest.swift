/// What came of selling the whole size, tried without doing it.
public struct SellTest: Sendable, Hashable {
    /// Whether the transaction ran without an error.
    public let succeeded: Bool
    /// What arrived, in the output token's base units.
    public let received: UInt64
    /// The least that the quote promised.
    public let minimum: UInt64
    /// How far the sale moves the price, in hundredths of a percent.
    public let impact: UInt32
    /// How far what arrived lies below the market's price, in hundredths of a percent.
    public let loss: UInt32

    /// A test's results.
    public init(succeeded: Bool, received: UInt64, minimum: UInt64, impact: UInt32, loss: UInt32) {
        self.succeeded = succeeded
        self.received = received
        self.minimum = minimum
        self.impact = impact
        self.loss = loss
    }
}
