import Simulation
import Testing

/// Every disk call of the canonical run goes wrong in every way; here a sample, all of them in the
/// command `simulate crash-points`.
@Suite struct `Crash points of a live run` {
    @Test(arguments: VenueKind.allCases)
    func `whichever call goes wrong, the books come back and are the venue's in the end`(
        venue: VenueKind
    ) {
        let points = CrashPoints(venue, recoverySample: 5)
        #expect(points.points.count > 800)
        for (number, point) in points.points.enumerated() where number % 41 == 0 {
            let outcome = points.run(point)
            #expect(outcome.findings.isEmpty, "\(point): \(outcome.findings)")
            #expect(outcome.starts >= 1)
        }
    }

    @Test func `the points are all calls in all ways, and a sample of second crashes`() {
        let points = CrashPoints(.exchange, recoverySample: 10).points
        let first = points.filter { $0.inRecovery == nil }
        let operations = Set(first.map(\.operation))
        #expect(first.count == operations.count * CrashWay.allCases.count)
        #expect(operations == Set(1...(operations.max() ?? 0)))
        #expect(points.count - first.count >= first.count / 10)
    }

    @Test func `a crash point interrupts the run`() {
        let points = CrashPoints(.chain, recoverySample: 1_000)
        let outcome = points.run(CrashPoint(operation: 40, way: .lost))
        #expect(outcome.starts == 2)
    }
}
