import Simulation
import Testing

/// The way between node and venue when there is little room on it.
@Suite struct `A venue that takes few requests` {
    /// A canonical run in which these things happen for three of the five busy minutes.
    private func run(_ venue: VenueKind, _ kinds: [FaultKind], detail: Int64 = 35) -> RunOutcome {
        var scenario = Scenario.canonical(venue)
        scenario.faults = kinds.enumerated().map { place, kind in
            TimedFault(
                atMs: 125_000 + Int64(place) * 1_000,
                kind: kind,
                lastsMs: 180_000,
                detail: detail
            )
        }
        return Simulator.run(scenario)
    }

    private func count(_ outcome: RunOutcome, _ name: String) -> Int {
        outcome.occurrences["door.\(name)"] ?? 0
    }

    @Test(arguments: VenueKind.allCases)
    func `a flood of data keeps no exit waiting and breaks no limit`(venue: VenueKind) {
        let outcome = run(venue, [.dataFlood])
        #expect(outcome.findings.isEmpty)
        #expect(count(outcome, "late") > 50, "\(outcome.occurrences)")
        #expect(count(outcome, "tooMany") == 0)
        #expect(outcome.fills > 0)
    }

    @Test(arguments: VenueKind.allCases, [FaultKind.limitLowered, .limitSilent])
    func `refusals slow the node down, and it trades on`(venue: VenueKind, kind: FaultKind) {
        let outcome = run(venue, [kind, .dataFlood])
        #expect(outcome.findings.isEmpty)
        let refusals = count(outcome, kind == .limitLowered ? "tooMany" : "tooManyUnsaid")
        #expect(refusals > 0 && count(outcome, "retried") > 0)
        #expect(count(outcome, "banned") == 0)
        #expect(outcome.fills > 0)
    }

    @Test(arguments: VenueKind.allCases)
    func `an outage opens the breaker, and everything resolves after it`(venue: VenueKind) {
        let outcome = run(venue, [.outage, .dataFlood])
        #expect(outcome.findings.isEmpty)
        #expect(count(outcome, "breakerOpened") > 0)
        // Probes alone: without the breaker there are hundreds.
        #expect(count(outcome, "unavailable") < 80, "\(outcome.occurrences)")
    }
}
