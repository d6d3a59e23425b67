// Only in a build with the deliberate bugs, for `make mutants`.

#if MUTANTS
    import ArgumentParser
    import Console
    import Mutants
    import Simulation

    /// `plimsoll mutant`: switches one deliberate bug on and runs seeds until something is found.
    struct MutantCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mutant",
            abstract: "Switch a deliberate bug on and see whether the simulator catches it.",
            discussion: """
                Example: plimsoll mutant no_sync --seeds 1000

                Prints one line: the seed, the number of events in it and the invariant, or that
                nothing was found. Without a name it prints the names.
                """
        )

        @Argument(help: "The bug.")
        var name: String?

        @Option(help: "How many seeds are tried.")
        var seeds: UInt64 = 1_000

        @Option(help: "An invariant that is not checked.")
        var without: String?

        func run() throws {
            guard let name else {
                for mutant in Mutant.allCases { print(mutant.rawValue) }
                return
            }
            guard let mutant = Mutant(rawValue: name) else {
                throw ValidationError("there is no bug '\(name)'")
            }
            var options = RunOptions()
            if let without {
                guard let invariant = Invariant(rawValue: without) else {
                    throw ValidationError("there is no invariant '\(without)'")
                }
                options.checks.remove(invariant)
            }
            Mutant.active = mutant
            let output = StandardStream.output()
            for seed in 1...seeds {
                // A trap ends the process: whoever started it reads how far it came.
                output.line("seed \(seed)")
                output.flush()
                let outcome = Simulator.run(Scenario(seed: seed), options: options)
                guard let finding = outcome.findings.first else { continue }
                output.line(
                    "caught \(seed) \(finding.step) \(finding.invariant.rawValue) \(finding.words)"
                )
                output.flush()
                return
            }
            output.line("survived")
            output.flush()
        }
    }
#endif
