import ArgumentParser
import Console
import Proof
import Simulation

/// `plimsoll simulate`.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Try the engine in a virtual world in which everything goes wrong."
    )

    @Option(help: "Seeds, one or FIRST..LAST.")
    var seeds = "1..20"

    @Option var trace: UInt64?

    @OptionGroup var output: OutputOptions

    func run() throws {
        if let trace {
            var options = RunOptions()
            options.tracks = true
            let outcome = Simulator.run(Scenario(seed: trace), options: options)
            for line in outcome.story { print(line) }
            for finding in outcome.findings { print(finding) }
            return
        }
        let parts = seeds.split(separator: ".")
        let first = UInt64(parts[0]) ?? 1
        let last = UInt64(parts[parts.count - 1]) ?? first
        let report = SeedBatch(seeds: first...last, length: .hours, options: RunOptions(), jobs: 2)
            .run { _, _ in }
        for failure in report.failures {
            print(
                failure.scenario.seed,
                failure.scenario.venue,
                failure.steps,
                failure.findings.first.map { "\($0.invariant.rawValue): \($0.words)" } ?? ""
            )
        }
        for (name, count) in report.occurrences { print(name, count) }
        let o = report.outcomes
        print(
            "seeds \(o.count) fails \(report.failures.count) wall ms \(report.wallNanoseconds / 1_000_000) steps \(o.reduce(0) { $0 + $1.steps }) orders \(o.reduce(0) { $0 + $1.orders }) fills \(o.reduce(0) { $0 + $1.fills }) starts \(o.reduce(0) { $0 + $1.starts })"
        )
    }
}
