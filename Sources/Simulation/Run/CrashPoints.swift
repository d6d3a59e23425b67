// Every disk operation of a canonical run, each in every way in which it can go wrong, and a second
// crash within the recovery from a sample of them. After each the run goes on under all checks, to its
// end and beyond, until the books are the venue's.

/// Runs the crash points of a canonical run.
public struct CrashPoints: Sendable {
    /// The kind of venue.
    public let venue: VenueKind
    /// The points, in order.
    public let points: [CrashPoint]

    /// All operations of the canonical run in every way; of each `recoverySample`-th point also a second
    /// crash, at an operation of the recovery that moves on from point to point.
    public init(_ venue: VenueKind, recoverySample: Int) {
        self.venue = venue
        var scenario = Scenario.canonical(venue)
        // Counts no further than the faults would go: the rest is waiting.
        scenario.crashPoint = nil
        let operations = Simulator.run(scenario).diskOperations
        var points: [CrashPoint] = []
        for operation in 1...max(1, operations) {
            for way in CrashWay.allCases {
                points.append(CrashPoint(operation: operation, way: way))
            }
        }
        for (number, point) in points.enumerated() where number % recoverySample == 0 {
            var point = point
            point.inRecovery = 1 + number / recoverySample % 24
            points.append(point)
        }
        self.points = points
    }

    /// Runs one of them.
    public func run(_ point: CrashPoint) -> RunOutcome {
        var scenario = Scenario.canonical(venue)
        scenario.crashPoint = point
        return Simulator.run(scenario)
    }
}
