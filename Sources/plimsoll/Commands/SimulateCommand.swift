import ArgumentParser

/// `plimsoll simulate`.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Try the engine in a virtual world in which everything goes wrong.",
        discussion: """
            Example: plimsoll simulate --seeds 1..300

            Runs the seeds and says what was found broken; exit code 0 only if nothing was. A seed \
            that failed is told by replay and made small by shrink; crash-points lets every disk call \
            of a run go wrong, in every way.
            """,
        subcommands: [
            SimulateSeedsCommand.self, SimulateReplayCommand.self, SimulateShrinkCommand.self,
            SimulateCrashPointsCommand.self, SimulateCanaryCommand.self,
        ],
        defaultSubcommand: SimulateSeedsCommand.self
    )

    /// The program as the user called it, for the commands that are suggested.
    static var program: String { CommandLine.arguments.first ?? "plimsoll" }
}
