// Sums over runs. Each thread has one of its own, so that nothing is shared while seeds run; at the end
// they are put together, and what stands in order stands in the order of the seeds.

public import Cryptography
import Simulation

/// What came of many runs together.
public struct BatchTally: Sendable {
    /// Every run, by seed.
    public private(set) var records: [SeedRecord] = []
    /// The runs in which something was found broken, by seed.
    public private(set) var failures: [SeedFailure] = []
    /// Simulated time in nanoseconds.
    public private(set) var simulated: Int64 = 0
    /// Simulated time of the quiet parts that were measured, in nanoseconds.
    public private(set) var quiet: Int64 = 0
    /// The wall time that those took, each on its own thread, in nanoseconds.
    public private(set) var quietWall: UInt64 = 0
    /// Events.
    public private(set) var events = 0
    /// Orders decided.
    public private(set) var orders = 0
    /// Executions booked.
    public private(set) var fills = 0
    /// Starts of the engine.
    public private(set) var starts = 0
    /// How often the engine came back after it had gone down: every start but a run's first.
    public private(set) var crashes = 0
    private var counts: [String: Int] = [:]

    /// Nothing yet.
    public init() {}

    /// Adds a run. `quietWall` is what its quiet part took, nil when that did not end.
    mutating func add(_ outcome: RunOutcome, quietWall wall: UInt64?) {
        records.append(
            SeedRecord(
                seed: outcome.scenario.seed,
                stateHash: outcome.stateHash,
                unseed: outcome.unseed,
                steps: outcome.steps
            )
        )
        if let finding = outcome.findings.first {
            failures.append(SeedFailure(seed: outcome.scenario.seed, finding: finding))
        } else if let wall {
            // A run that ends early has no whole quiet part to be measured by.
            quiet += outcome.quiet
            quietWall += wall
        }
        simulated += outcome.simulatedUntilEnd
        events += outcome.steps
        orders += outcome.orders
        fills += outcome.fills
        starts += outcome.starts
        crashes += outcome.crashes
        counts.merge(outcome.occurrences, uniquingKeysWith: +)
    }

    /// Adds the runs of another thread.
    mutating func merge(_ other: BatchTally) {
        records += other.records
        failures += other.failures
        simulated += other.simulated
        quiet += other.quiet
        quietWall += other.quietWall
        events += other.events
        orders += other.orders
        fills += other.fills
        starts += other.starts
        crashes += other.crashes
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// Puts the runs into the order of their seeds, whoever ran them.
    mutating func sort() {
        records.sort { $0.seed < $1.seed }
        failures.sort { $0.seed < $1.seed }
    }

    /// How often each kind of fault occurred.
    public var occurrences: Occurrences { Occurrences(counts) }

    /// How many times faster than real time the quiet parts ran; nil when none was measured.
    public var quietSpeed: Double? {
        quietWall > 0 ? Double(quiet) / Double(quietWall) : nil
    }

    /// One hash over every run, so that two processes are compared by one line.
    public var digest: Digest {
        var hash = SHA256()
        for record in records {
            hash.update(
                "\(record.seed) \(record.stateHash) \(record.unseed) \(record.steps)\n".utf8Bytes
            )
        }
        return hash.finalize()
    }
}

extension String {
    fileprivate var utf8Bytes: [UInt8] { Array(utf8) }
}
