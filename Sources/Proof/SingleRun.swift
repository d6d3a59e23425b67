public import Simulation
import SystemIO

/// One run that is looked at closely.
public struct SingleRun: Sendable {
    /// Which.
    public let choice: PlanChoice
    /// What came of it.
    public let outcome: RunOutcome
    /// How long it took.
    public let wallNanoseconds: UInt64
    /// Whether its story is told.
    public let tracks: Bool

    /// Runs it.
    public init(_ choice: PlanChoice, tracks: Bool) {
        let clock = SystemClock()
        let start = clock.nanoseconds()
        self.choice = choice
        self.tracks = tracks
        outcome = Simulator.run(choice.scenario, options: choice.options(tracks: tracks))
        wallNanoseconds = clock.nanoseconds() - start
    }

    /// Whether nothing was found broken.
    public var holds: Bool { outcome.findings.isEmpty }
}
