import ArgumentParser
import Console
import Proof

/// `plimsoll simulate canary`.
struct SimulateCanaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canary",
        abstract: "Plant a fault that must be found: proof that the simulator still sees.",
        discussion: """
            Example: plimsoll simulate canary

            The engine is told of an execution that its venue never made. Exit code 0 when that is \
            found, 1 when it is not.
            """
    )

    @Option(help: "In which seed's run it is planted.")
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func run() throws {
        let canary = try CanaryRun(seed: seed)
        try output.write(json: { canary.document }, text: { canary.text($0) })
        if !canary.isFound { throw CommandFailure(.checkFailed, nil) }
    }
}
