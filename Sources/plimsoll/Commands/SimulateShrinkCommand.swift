import ArgumentParser
import Console
import Proof

/// `plimsoll simulate shrink`.
struct SimulateShrinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shrink",
        abstract: "Reduce a failing run to what it takes to fail.",
        discussion: """
            Example: plimsoll simulate shrink 7 --out seed-7.json

            Takes away faults of the plan and of the network, and shortens what is left, as long as \
            the same invariant breaks; then tells the story of the smallest run. Exit code 0 when \
            it was reduced, 1 when there is nothing to reduce because nothing was found broken.
            """
    )

    @OptionGroup var plan: SimulatePlanOptions

    @Option(help: "How many runs it may take.")
    var attempts = 2_000

    @Option(help: "Where the smallest plan is written, as JSON.")
    var out: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let reduction = try Reduction(
            plan.choice(),
            attempts: attempts,
            errors: output.quiet ? nil : .errors()
        )
        if let out { try reduction.save(to: out) }
        try output.write(
            json: { ReductionDocument.text(reduction, file: out) },
            text: {
                ReductionText.text(reduction, file: out, program: SimulateCommand.program, $0)
            }
        )
    }
}
