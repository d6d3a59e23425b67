import ByteCodec
public import Console
public import Simulation
import SystemIO

/// A failing run and what it was reduced to.
public struct Reduction: Sendable {
    /// The run as it was given.
    public let choice: PlanChoice
    /// What the smallest run came to, its story included.
    public let outcome: Simulation.RunOutcome
    /// What both break.
    public let invariant: Invariant
    /// Faults of the plan before.
    public let faultsBefore: Int
    /// Messages that met a fault before.
    public let messagesBefore: Int
    /// How many runs it took.
    public let runs: Int
    /// Whether more runs might have made it smaller.
    public let isExhausted: Bool
    /// How long that took.
    public let wallNanoseconds: UInt64

    private static let attemptsAllowed = 1...1_000_000
    private static let pauseNanoseconds: UInt64 = 3_000_000_000

    /// Reduces a run that fails; one that does not is a failed check. Progress goes to `errors`.
    public init(
        _ choice: PlanChoice,
        attempts: Int,
        errors: StandardStream?
    ) throws(CommandFailure) {
        let allowed = Reduction.attemptsAllowed
        guard allowed.contains(attempts) else {
            throw .usage(
                "--attempts is \(attempts): must be between \(allowed.lowerBound) and "
                    + NumberText.count(allowed.upperBound)
            )
        }
        let clock = SystemClock()
        let start = clock.nanoseconds()
        var messagesBefore: Int?
        var toldAt = start
        let options = choice.options(tracks: false)
        let shrinker = Shrinker.shrink(choice.scenario, limit: attempts) { shrinker in
            guard clock.nanoseconds() - toldAt > Reduction.pauseNanoseconds else { return }
            toldAt = clock.nanoseconds()
            errors?.line(Reduction.progress(shrinker))
            errors?.flush()
        } run: { scenario in
            let outcome = Simulator.run(scenario, options: options)
            if messagesBefore == nil { messagesBefore = outcome.faultyMessages.count }
            return outcome
        }
        guard let shrinker else {
            throw CommandFailure(
                .checkFailed,
                "nothing was found broken in this run: there is nothing to reduce"
            )
        }
        self.choice = choice
        outcome = Simulator.run(shrinker.best.scenario, options: choice.options(tracks: true))
        invariant = shrinker.invariant
        faultsBefore = choice.scenario.faults.count
        self.messagesBefore = messagesBefore ?? 0
        runs = shrinker.runs
        isExhausted = shrinker.isExhausted
        wallNanoseconds = clock.nanoseconds() - start
    }

    /// Writes the smallest plan to a file that `simulate replay --plan` runs.
    public func save(to path: String) throws(CommandFailure) {
        try PlanFile.write(plan, to: path)
    }

    /// The smallest plan as a document.
    var plan: JSONValue {
        let words = outcome.findings.first?.words ?? ""
        let origin = "reduced from \(choice.isCanary ? "the canary's " : "")seed "
        return outcome.scenario.document(
            invariant: invariant,
            note: "\(words) (\(origin)\(choice.scenario.seed))"
        )
    }

    private static func progress(_ shrinker: Shrinker) -> String {
        let best = shrinker.best
        return "\(NumberText.count(shrinker.runs)) runs; faults left: "
            + "\(best.scenario.faults.count), faulty messages left: "
            + NumberText.count(best.faultyMessages.count)
    }
}
