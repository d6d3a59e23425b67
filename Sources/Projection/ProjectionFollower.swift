// The projector as a task of the fringe. It gives way to everything else: where there is one core too few,
// the projection is late and the engine is not.
//
// What is in the way for a moment the projector waits out itself. What stays is the task's failure: it is
// told, and the file is opened anew after the pause that the fringe makes.

import Glibc
public import Host
import Supervision
import Synchronization
import TradeModel

/// Writes the projection of a data directory beside an engine.
public final class ProjectionFollower: Sendable {
    private let directory: String
    private let current = Mutex(ProjectionHealth.catchingUp(sequence: 0))

    /// How long it rests when there is nothing to do.
    private static let restMs = 50
    /// So many turns in a row may find something in the way, a second and a half together.
    private static let patience = 6

    /// The writer of a directory's projection, at rest.
    public init(_ directory: String) { self.directory = directory }

    /// How it is doing.
    public var health: ProjectionHealth { current.withLock { $0 } }

    /// The task. The directory's lock has to be held by this process while it runs: it is what makes this
    /// the only writer.
    public var task: FringeTask {
        FringeTask("projection", policy: Self.policy) { [self] life in follow(life) }
    }

    /// Whatever is in the way may be gone in an hour, and meanwhile readers fold the journal: it is never
    /// given up. One that is wedged may hold the file, so there is no second one.
    private static var policy: RestartPolicy {
        var policy = RestartPolicy()
        policy.budget = .max
        policy.replacesWedged = false
        return policy
    }

    private func follow(_ life: FringeLife) -> TaskEnd {
        // On Linux a thread has a priority of its own.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        // It goes with its file before anybody hears of the end.
        var projector = Projector(directory)
        var refusals = 0
        while !life.shouldEnd {
            let turn = projector.turn()
            let health = projector.health
            current.withLock { $0 = health }
            switch turn {
            case .worked:
                refusals = 0
                life.beat()
            case .idle:
                refusals = 0
                _ = life.rest(milliseconds: Self.restMs)
            case .blocked(let milliseconds):
                refusals += 1
                guard refusals < Self.patience else { return .failed(health.trouble) }
                _ = life.rest(milliseconds: milliseconds)
            case .stopped: return .failed(health.trouble)
            }
        }
        return .finished
    }
}
