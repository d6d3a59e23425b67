public import Simulation

/// What came of a batch of runs.
public struct SimulationReport: Sendable {
    /// The seeds.
    public let seeds: SeedRange
    /// How long each run was.
    public let length: RunLength
    /// How many threads ran them.
    public let jobs: Int
    /// The sums.
    public let tally: BatchTally
    /// How long all of them took together.
    public let wallNanoseconds: UInt64

    /// Whether nothing was found broken.
    public var holds: Bool { tally.failures.isEmpty }
}
