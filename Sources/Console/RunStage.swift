// Where the engine's thread and the thread that looks after everything else meet. The engine holds the
// directory's lock from before the first meeting until after the second: what runs beside it has the
// directory to itself, and operators are heard before anything is decided.

import Host
import Synchronization
import SystemIO

/// The two meetings of a run.
final class RunStage: Sendable {
    /// How the engine came to its end.
    struct End: Sendable {
        /// What it ended with.
        let result: Result<RunEnd, HostError>
        /// The last durable record.
        let sequence: UInt64
    }

    private struct State {
        var opening: Result<Void, HostError>?
        var end: End?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let engineBell = Doorbell()
    private let otherBell = Doorbell()

    /// How long a wait goes on without another look.
    private static let lookMs = 1_000

    // MARK: - The engine's thread

    /// The journal is open and nothing is decided yet: waits until everything beside is at work.
    func waitUntilOpen() throws(HostError) {
        otherBell.ring()
        while true {
            if let opening = state.withLock({ $0.opening }) { return try opening.get() }
            engineBell.wait(milliseconds: Self.lookMs)
        }
    }

    /// The engine took its last message: waits until nothing beside is at work any more.
    func waitUntilClosed(_ end: End) {
        state.withLock { $0.end = end }
        otherBell.ring()
        while !state.withLock({ $0.isClosed }) { engineBell.wait(milliseconds: Self.lookMs) }
        otherBell.ring()
    }

    // MARK: - The other thread

    /// Everything is at work, or it cannot be.
    func open(_ result: Result<Void, HostError>) {
        state.withLock { $0.opening = result }
        engineBell.ring()
    }

    /// How the engine ended; nil while it is at work.
    var end: End? { state.withLock { $0.end } }

    /// Nothing is at work any more.
    func close() {
        state.withLock { $0.isClosed = true }
        engineBell.ring()
    }

    /// Rests until the engine's thread comes to a meeting, no longer than so many milliseconds.
    func rest(milliseconds: Int) { otherBell.wait(milliseconds: milliseconds) }
}
