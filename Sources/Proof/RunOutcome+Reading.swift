public import Simulation

extension RunOutcome {
    /// Simulated nanoseconds in which something happened: a run ends with what it finds.
    public var simulatedUntilEnd: Int64 {
        guard let finding = findings.first else { return simulated }
        return max(0, finding.at - scenario.startMs * 1_000_000)
    }

    /// How often the engine came back after it had gone down.
    public var crashes: Int { max(0, starts - 1) }
}
