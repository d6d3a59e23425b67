/// What two processes must agree on about one seed.
public struct SeedRecord: Sendable, Hashable {
    /// The seed.
    public let seed: UInt64
    /// The hash of all that happened at the node's doors and of its last state.
    public let stateHash: UInt64
    /// One more number of each of the run's generators.
    public let unseed: UInt64
    /// How many events there were.
    public let steps: Int
}
