import ArgumentParser
import Console
import Proof

/// `plimsoll simulate replay`.
struct SimulateReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run one seed, or a saved plan, and tell what came of it.",
        discussion: """
            Example: plimsoll simulate replay 7 --trace

            Exit code 0 when nothing was found broken, 1 otherwise.
            """
    )

    @OptionGroup var plan: SimulatePlanOptions

    @Flag(help: "Tell its story line by line.")
    var trace = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = SingleRun(try plan.choice(), tracks: trace)
        try output.write(
            json: { SingleRunDocument.text(run) },
            text: { SingleRunText.text(run, program: SimulateCommand.program, $0) }
        )
        if !run.holds { throw CommandFailure(.checkFailed, nil) }
    }
}
