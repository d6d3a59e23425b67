// The projector's thread. It gives way to everything else: where there is one core too few, the projection
// is late and the engine is not.

import Glibc
import Host
import Synchronization
import SystemIO

/// A projector at work beside an engine.
public final class ProjectionThread: Sendable {
    private struct State {
        var health = ProjectionHealth.catchingUp(sequence: 0)
        var isStopped = false
    }

    private let state = Mutex(State())
    private let stopAsked = Atomic<Bool>(false)

    /// How long it rests when there is nothing to do.
    private static let restMs = 50

    /// Starts writing the projection of a data directory. The directory's lock has to be held by this
    /// process: it is what makes this the only writer.
    public static func start(_ directory: String) -> ProjectionThread {
        let thread = ProjectionThread()
        _ = EngineThread.start {
            thread.run(directory)
            return true
        }
        return thread
    }

    private init() {}

    /// How the projector is doing.
    public var health: ProjectionHealth { state.withLock { $0.health } }

    /// Waits until the rows have the record `sequence`, or for so long; then stops. What is left undone
    /// the next start does, and readers until then.
    public func finish(upTo sequence: UInt64, withinMs limit: Int) -> ProjectionHealth {
        let clock = SystemClock()
        let deadline = clock.nanoseconds() + UInt64(max(0, limit)) * 1_000_000
        while health.sequence < sequence, clock.nanoseconds() < deadline {
            if state.withLock({ $0.isStopped }) { break }
            SystemClock.pause(milliseconds: 2)
        }
        stopAsked.store(true, ordering: .releasing)
        while !state.withLock({ $0.isStopped }), clock.nanoseconds() < deadline {
            SystemClock.pause(milliseconds: 1)
        }
        return health
    }

    private func run(_ directory: String) {
        // The file is closed, and its log with it, before anybody hears of the end.
        follow(directory)
        state.withLock { $0.isStopped = true }
    }

    private func follow(_ directory: String) {
        // On Linux a thread has a priority of its own.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        var projector = Projector(directory)
        loop: while !stopAsked.load(ordering: .acquiring) {
            let turn = projector.turn()
            let health = projector.health
            state.withLock { $0.health = health }
            switch turn {
            case .worked: break
            case .idle: SystemClock.pause(milliseconds: Self.restMs)
            case .blocked(let milliseconds): rest(milliseconds)
            case .stopped: break loop
            }
        }
    }

    /// Rests, and hears when it is to stop.
    private func rest(_ milliseconds: Int) {
        var left = milliseconds
        while left > 0, !stopAsked.load(ordering: .acquiring) {
            SystemClock.pause(milliseconds: min(left, Self.restMs))
            left -= Self.restMs
        }
    }
}
