public import Simulation

/// What came of a batch of runs.
public struct SimulationReport: Sendable {
    /// The runs, by seed.
    public let outcomes: [RunOutcome]
    /// How long all of them took together.
    public let wallNanoseconds: UInt64
    public let quietNanoseconds: (wall: UInt64, simulated: Int64)

    /// The runs in which something was found broken.
    public var failures: [RunOutcome] { outcomes.filter { !$0.findings.isEmpty } }

    /// How often each kind of fault occurred, by name.
    public var occurrences: [(name: String, count: Int)] {
        var sums: [String: Int] = [:]
        for outcome in outcomes {
            for (name, count) in outcome.occurrences { sums[name, default: 0] += count }
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
