import Simulation
import Testing

/// What a run of the simulator is: the same for the same seed, full of trade, and judged.
@Suite struct `A simulated run` {
    @Test(arguments: [1, 2, 3, 20] as [UInt64])
    func `the same seed is the same run`(seed: UInt64) {
        let first = Simulator.run(Scenario(seed: seed, length: .minutes))
        let second = Simulator.run(Scenario(seed: seed, length: .minutes))
        #expect(first.stateHash == second.stateHash)
        #expect(first.unseed == second.unseed)
        #expect(first.steps == second.steps)
        let other = Simulator.run(Scenario(seed: seed + 1_000, length: .minutes))
        #expect(first.stateHash != other.stateHash)
    }

    @Test func `looking at a run changes nothing in it`() {
        var options = RunOptions()
        options.tracks = true
        options.checks = []
        let plain = Simulator.run(Scenario(seed: 4, length: .minutes))
        let watched = Simulator.run(Scenario(seed: 4, length: .minutes), options: options)
        #expect(plain.stateHash == watched.stateHash)
        #expect(!watched.story.isEmpty && plain.story.isEmpty)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `nothing is found broken`(seed: UInt64) {
        let outcome = Simulator.run(Scenario(seed: seed, length: .minutes))
        #expect(outcome.findings.isEmpty, "seed \(seed): \(outcome.findings)")
    }

    @Test func `runs trade, crash and come back`() {
        var orders = 0
        var fills = 0
        var starts = 0
        for seed in UInt64(1)...12 {
            let outcome = Simulator.run(Scenario(seed: seed, length: .minutes))
            orders += outcome.orders
            fills += outcome.fills
            starts += outcome.starts
        }
        #expect(orders > 60 && fills > 40, "\(orders) orders, \(fills) fills")
        #expect(starts > 30)
    }

    @Test(arguments: VenueKind.allCases)
    func `a world in which nothing goes wrong opens and closes positions`(venue: VenueKind) {
        var options = RunOptions()
        options.tracks = true
        let outcome = Simulator.run(Scenario.canonical(venue), options: options)
        #expect(outcome.findings.isEmpty)
        #expect(outcome.starts == 1)
        #expect(outcome.fills >= 8, "\(outcome.fills) fills")
        let decisions = outcome.story.filter { $0.contains("decides") }
        #expect(decisions.contains { $0.contains(", entry,") })
        #expect(decisions.contains { !$0.contains(", entry,") })
    }

    @Test func `a dry run sends nothing`() {
        var scenario = Scenario.canonical(.exchange)
        scenario.isDryRun = true
        let outcome = Simulator.run(scenario)
        #expect(outcome.findings.isEmpty)
        #expect(outcome.orders > 0)
        #expect(outcome.fills == 0)
        #expect(outcome.occurrences["exchange.accepted"] == nil)
    }

    @Test func `every kind of fault is drawn within two hundred seeds`() {
        var drawn: Set<FaultKind> = []
        for seed in UInt64(501)...700 {
            for fault in Scenario(seed: seed).faults { drawn.insert(fault.kind) }
        }
        #expect(drawn == Set(FaultKind.allCases))
    }

    @Test func `a planted fault is found`() {
        var options = RunOptions()
        options.isCanary = true
        let found = (UInt64(1)...20).contains { seed in
            !Simulator.run(Scenario(seed: seed, length: .minutes), options: options)
                .findings.isEmpty
        }
        #expect(found)
    }

    @Test func `a check that is not made finds nothing`() {
        var options = RunOptions()
        options.isCanary = true
        options.checks = []
        for seed in UInt64(1)...5 {
            let outcome = Simulator.run(
                Scenario(seed: seed, length: .minutes),
                options: options
            )
            #expect(outcome.findings.isEmpty)
        }
    }
}
