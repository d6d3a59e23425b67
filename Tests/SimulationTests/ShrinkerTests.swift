// What fails here is made to fail, so that what must be left is known.

import Testing

@testable import Simulation

@Suite struct Shrinking {
    /// A plan of `count` faults, each known by its detail.
    private static func scenario(faults count: Int64) -> Scenario {
        var scenario = Scenario(seed: 1)
        scenario.faults = (0..<count).map {
            TimedFault(atMs: $0 * 1_000, kind: .partition, lastsMs: 60_000, detail: $0)
        }
        return scenario
    }

    /// An outcome that found these, in a world of a hundred messages that all met a fault.
    private static func outcome(_ scenario: Scenario, breaks: [Invariant]) -> RunOutcome {
        var outcome = RunOutcome(scenario)
        outcome.faultyMessages = scenario.faultyMessages ?? Array(1...100)
        outcome.findings = breaks.map {
            Finding(
                invariant: $0,
                at: (scenario.startMs + 500_000) * 1_000_000,
                step: 1,
                words: "made up"
            )
        }
        return outcome
    }

    private static func details(_ scenario: Scenario) -> Set<Int64> {
        Set(scenario.faults.map(\.detail))
    }

    @Test(arguments: [[0], [29], [3, 17], [0, 1, 2], [4, 11, 12, 25, 29]] as [[Int64]])
    func `exactly the faults that it takes are left`(needed: [Int64]) throws {
        let shrinker = try #require(
            Shrinker.shrink(Self.scenario(faults: 30)) { scenario in
                let fails = Self.details(scenario).isSuperset(of: needed)
                return Self.outcome(scenario, breaks: fails ? [.tierOnce] : [])
            }
        )
        #expect(shrinker.best.scenario.faults.map(\.detail) == needed)
        #expect(shrinker.best.scenario.faultyMessages == [])
        #expect(shrinker.invariant == .tierOnce)
        #expect(!shrinker.isExhausted)
    }

    @Test func `exactly the messages that it takes are left`() throws {
        let shrinker = try #require(
            Shrinker.shrink(Self.scenario(faults: 8)) { scenario in
                let outcome = Self.outcome(scenario, breaks: [])
                let fails =
                    Set(outcome.faultyMessages).isSuperset(of: [5, 77])
                    && Self.details(scenario).contains(6)
                return Self.outcome(scenario, breaks: fails ? [.oneLiveOrder] : [])
            }
        )
        #expect(shrinker.best.scenario.faultyMessages == [5, 77])
        #expect(shrinker.best.scenario.faults.map(\.detail) == [6])
    }

    @Test func `faults become as short as they can be, within an eighth`() throws {
        let shrinker = try #require(
            Shrinker.shrink(Self.scenario(faults: 4)) { scenario in
                let fails = scenario.faults.contains { $0.detail == 2 && $0.lastsMs >= 7_000 }
                return Self.outcome(scenario, breaks: fails ? [.exitsOnTime] : [])
            }
        )
        let length = try #require(shrinker.best.scenario.faults.first?.lastsMs)
        #expect(7_000...8_000 ~= length)
    }

    @Test func `a run that breaks something else does not count`() throws {
        let shrinker = try #require(
            Shrinker.shrink(Self.scenario(faults: 20)) { scenario in
                let isWhole = Self.details(scenario).isSuperset(of: [2, 13])
                return Self.outcome(
                    scenario,
                    breaks: isWhole ? [.tierOnce, .limitsHold] : [.limitsHold, .tierOnce]
                )
            }
        )
        #expect(shrinker.best.scenario.faults.map(\.detail) == [2, 13])
        #expect(shrinker.best.findings.first?.invariant == .tierOnce)
    }

    @Test func `a run that finds nothing is not reduced`() {
        var runs = 0
        let shrinker = Shrinker.shrink(Self.scenario(faults: 5)) { scenario in
            runs += 1
            return Self.outcome(scenario, breaks: [])
        }
        #expect(shrinker == nil)
        #expect(runs == 1)
    }

    @Test(arguments: [1, 2, 7, 20])
    func `no more runs are made than are allowed`(limit: Int) throws {
        var runs = 0
        let shrinker = try #require(
            Shrinker.shrink(Self.scenario(faults: 200), limit: limit) { scenario in
                runs += 1
                let fails = Self.details(scenario).isSuperset(of: [3, 90, 155])
                return Self.outcome(scenario, breaks: fails ? [.tierOnce] : [])
            }
        )
        #expect(runs == limit)
        #expect(shrinker.runs == limit)
        #expect(shrinker.isExhausted)
        #expect(shrinker.best.findings.first?.invariant == .tierOnce)
    }

    @Test func `a fault planted in a real run is left with less around it`() throws {
        var options = RunOptions()
        options.isCanary = true
        let run = { (scenario: Scenario) in Simulator.run(scenario, options: options) }
        let seed = try #require(
            (UInt64(1)...100).first { !run(Scenario(seed: $0)).findings.isEmpty }
        )
        let shrinker = try #require(Shrinker.shrink(Scenario(seed: seed), limit: 25, run: run))
        let again = run(shrinker.best.scenario)
        #expect(again.findings == shrinker.best.findings)
        #expect(again.findings.first?.invariant == shrinker.invariant)
        #expect(again.scenario.faults.count < Scenario(seed: seed).faults.count)
    }
}
