import ArgumentParser
import Proof

/// What the commands take that are about a single run.
struct SimulatePlanOptions: ParsableArguments {
    @Argument(help: "The seed.")
    var seed: UInt64?

    @Option(help: "How long the seed's run is: hours (unless given) or week.")
    var length: String?

    @Option(help: "A saved plan instead of a seed.")
    var plan: String?

    @Flag(help: "Plant the canary's fault, to see how it is found.")
    var canary = false

    /// The run that is meant.
    func choice() throws -> PlanChoice {
        try PlanChoice(seed: seed, length: length, file: plan, isCanary: canary)
    }
}
