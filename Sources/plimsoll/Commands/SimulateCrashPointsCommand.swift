import ArgumentParser
import Console
import Proof

/// `plimsoll simulate crash-points`.
struct SimulateCrashPointsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crash-points",
        abstract: "Let every disk call of a canonical run go wrong, in every way.",
        discussion: """
            Example: plimsoll simulate crash-points --recovery-sample 7

            At each call the machine goes down and what was not synchronized is lost, arrives, is \
            torn, garbled or reordered; or the process dies; or the call fails, before or after its \
            work. Then the node recovers and the run goes on under all checks. Exit code 0 only if \
            nothing was found broken.
            """
    )

    @Option(help: "Of every so many points one has a second crash, in the recovery from the first.")
    var recoverySample = 7

    @Option(help: "How many run at a time.")
    var jobs = 2

    @OptionGroup var output: OutputOptions

    func run() throws {
        let batch = try CrashPointBatch(
            sample: recoverySample,
            jobs: jobs,
            errors: output.quiet ? nil : .errors()
        )
        try output.write(json: { batch.document }, text: { batch.text($0) })
        if !batch.failures.isEmpty { throw CommandFailure(.checkFailed, nil) }
    }
}
