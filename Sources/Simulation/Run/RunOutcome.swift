/// What came of a run.
public struct RunOutcome: Sendable {
    /// The run.
    public let scenario: Scenario
    /// What was found broken; empty when all held.
    public internal(set) var findings: [Finding] = []
    /// How many events there were.
    public internal(set) var steps = 0
    /// Simulated time in nanoseconds.
    public internal(set) var simulated: Int64 = 0
    /// Simulated time of the quiet part in nanoseconds.
    public internal(set) var quiet: Int64 = 0
    /// Operations of the disk.
    public internal(set) var diskOperations = 0
    /// How often the engine was started.
    public internal(set) var starts = 0
    /// Executions booked.
    public internal(set) var fills = 0
    /// Orders decided.
    public internal(set) var orders = 0
    /// A hash of what left the node, in its order, of the engine's whole state at the end, and of the
    /// venue's balance.
    public internal(set) var stateHash: UInt64 = 0
    /// One more number from each of the run's generators at the end: equal runs draw equally often.
    public internal(set) var unseed: UInt64 = 0
    /// How often each kind of fault occurred, by name.
    public internal(set) var occurrences: [String: Int] = [:]
    /// The messages that met a fault by chance, by number.
    public internal(set) var faultyMessages: [Int] = []
    /// The story, if it was kept.
    public internal(set) var story: [String] = []

    init(_ scenario: Scenario) { self.scenario = scenario }
}
