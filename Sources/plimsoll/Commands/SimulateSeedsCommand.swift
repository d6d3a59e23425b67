import ArgumentParser
import Console
import Proof
import Simulation

/// `plimsoll simulate`, where no other of its commands is named.
struct SimulateSeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seeds",
        abstract: "Run a range of seeds.",
        discussion: """
            Example: plimsoll simulate --seeds 1..300

            Every seed is a run of the real engine over the real journal, on a disk that lies, a \
            network that loses messages and a venue that does what venues do; an independent \
            auditor checks every step. The same seed is the same run, bit for bit. Exit code 0 \
            only if nothing was found broken.

            plimsoll simulate replay SEED   tells one run's story
            plimsoll simulate shrink SEED   reduces a failing run to what it takes to fail
            plimsoll simulate crash-points  lets every disk call go wrong, in every way
            plimsoll simulate canary        plants a fault that must be found
            """
    )

    @Option(help: "One seed, or FIRST..LAST.")
    var seeds = "1..100"

    @Option(help: "How long each run is: hours or week.")
    var length = "hours"

    @Option(help: "How many run at a time; one a core unless given.")
    var jobs: Int?

    @Flag(help: "With --json, each seed's own hashes.")
    var hashes = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let batch = try SeedBatch(
            seeds: SeedRange(seeds),
            length: RunLength(option: length),
            jobs: jobs
        )
        let report = batch.run(errors: output.quiet ? nil : .errors())
        try output.write(
            json: { SimulationDocument.text(report, hashes: hashes) },
            text: { SimulationText.text(report, program: SimulateCommand.program, $0) }
        )
        if !report.holds { throw CommandFailure(.checkFailed, nil) }
    }
}
