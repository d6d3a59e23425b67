/// Where the chain is.
public struct ChainEpoch: Sendable, Hashable {
    /// The epoch, about two days long.
    public let epoch: UInt64
    /// The slot.
    public let slot: UInt64
}
