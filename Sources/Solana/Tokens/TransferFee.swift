/// A share of every transfer that the receiver does not get, from an epoch on.
public struct TransferFee: Sendable, Hashable {
    /// The first epoch in which it holds.
    public let epoch: UInt64
    /// It takes no more than this, in base units.
    public let maximum: UInt64
    /// The share, in hundredths of a percent; more than 10,000 never happens.
    public let basisPoints: UInt16

    /// A fee of its parts.
    public init(epoch: UInt64, maximum: UInt64, basisPoints: UInt16) {
        self.epoch = epoch
        self.maximum = maximum
        self.basisPoints = basisPoints
    }

    /// What is taken of a transfer of `amount` base units, rounded up as the program does.
    public func fee(on amount: UInt64) -> UInt64 {
        let (high, low) = amount.multipliedFullWidth(by: UInt64(basisPoints))
        let (quotient, rest) = UInt64(10_000).dividingFullWidth((high, low))
        return min(rest > 0 ? quotient + 1 : quotient, maximum)
    }
}
