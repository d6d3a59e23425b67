public import Simulation

/// A seed in whose run something was found broken.
public struct SeedFailure: Sendable, Hashable {
    /// The seed.
    public let seed: UInt64
    /// What was found first.
    public let finding: Finding
}
