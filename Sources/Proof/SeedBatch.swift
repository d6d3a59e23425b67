// Many runs at once, one after the other on each of a few threads. Which thread runs which seed is
// chance; what a seed comes to is not.

public import Console
import Glibc
import Host
public import Simulation
import Synchronization
import SystemIO

/// Runs the scenarios of a range of seeds.
public struct SeedBatch: Sendable {
    private let seeds: SeedRange
    private let length: RunLength
    private let options: RunOptions
    private let jobs: Int

    private static let jobsAllowed = 1...256

    /// A batch on so many threads; nil stands for one a core.
    public init(
        seeds: SeedRange,
        length: RunLength,
        options: RunOptions = RunOptions(),
        jobs: Int? = nil
    ) throws(CommandFailure) {
        let allowed = SeedBatch.jobsAllowed
        let jobs = jobs ?? min(allowed.upperBound, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        guard allowed.contains(jobs) else {
            throw .usage(
                "--jobs is \(jobs): must be between \(allowed.lowerBound) "
                    + "and \(allowed.upperBound)"
            )
        }
        self.seeds = seeds
        self.length = length
        self.options = options
        self.jobs = min(jobs, seeds.count)
    }

    /// How far the threads are.
    private final class Board: Sendable {
        let taken = Atomic<Int>(0)
        let done = Atomic<Int>(0)
    }

    /// Runs all of them; progress goes to `errors`, nothing where that is nil.
    public func run(errors: StandardStream?) -> SimulationReport {
        let clock = SystemClock()
        let start = clock.nanoseconds()
        let board = Board()
        let threads = (0..<jobs).map { _ in EngineThread.start { work(board) } }
        var meter = ProgressMeter(
            total: seeds.count,
            unit: "seeds",
            isTerminal: errors?.isTerminal ?? false,
            now: start
        )
        while threads.contains(where: { $0.outcome == nil }) {
            SystemClock.pause(milliseconds: 5)
            guard let errors else { continue }
            let done = board.done.load(ordering: .relaxed)
            guard let text = meter.update(done: done, now: clock.nanoseconds()) else { continue }
            errors.write(text)
            errors.flush()
        }
        if let text = meter.clear() { errors?.write(text) }
        errors?.flush()
        var tally = BatchTally()
        for thread in threads {
            if let part = thread.outcome { tally.merge(part) }
        }
        tally.sort()
        return SimulationReport(
            seeds: seeds,
            length: length,
            jobs: jobs,
            tally: tally,
            wallNanoseconds: clock.nanoseconds() - start
        )
    }

    private func work(_ board: Board) -> BatchTally {
        var tally = BatchTally()
        while true {
            let number = board.taken.add(1, ordering: .relaxed).oldValue
            guard number < seeds.count else { return tally }
            let scenario = Scenario(seed: seeds.first + UInt64(number), length: length)
            let watch = QuietWatch()
            let outcome = Simulator.run(scenario, options: watch.watching(options))
            tally.add(outcome, quietWall: watch.elapsed)
            board.done.add(1, ordering: .relaxed)
        }
    }
}
