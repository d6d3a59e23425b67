// Alerts on their way out. Whoever has one puts it down and goes on; one thread carries them to the sinks. A sink that
// fails holds no other up for longer than its tries take, and that it fails is there to be seen.

import Synchronization
import SystemIO
public import TradeModel

/// Sends alerts to their sinks.
public final class AlertDesk: Sendable {
    /// How a sink is doing.
    public struct SinkHealth: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Alerts that it took.
        public fileprivate(set) var delivered: UInt64 = 0
        /// Tries that failed since it last took one.
        public fileprivate(set) var failuresInARow: UInt64 = 0
        /// Alerts that it never took and that are given up.
        public fileprivate(set) var lost: UInt64 = 0
        /// Why it failed last; nil when the last try was taken.
        public fileprivate(set) var failure: String?
    }

    private struct State {
        var waiting: [(alert: Alert, times: Int)] = []
        var repeats: AlertRepeats
        var sinks: [SinkHealth]
        var isEnding = false
    }

    /// So many wait; of more the oldest is lost.
    static let capacity = 256
    /// So often a sink is tried with an alert.
    static let attempts = 3

    private let sinks: [AlertSink]
    private let least: Severity
    private let pauseMs: Int
    private let state: Mutex<State>
    private let bell = Doorbell()

    /// A desk on which nothing lies.
    ///
    /// - Parameters:
    ///   - least: the least important alerts that are sent.
    ///   - repeatAfter: so long the same is not sent again.
    ///   - pauseMs: between two tries at a sink; the second pause is twice as long.
    public init(
        _ sinks: [AlertSink],
        least: Severity,
        repeatAfter: Instant.Span,
        pauseMs: Int = 1_000
    ) {
        self.sinks = sinks
        self.least = least
        self.pauseMs = pauseMs
        state = Mutex(
            State(
                repeats: AlertRepeats(pause: repeatAfter),
                sinks: sinks.map { SinkHealth(name: $0.name) }
            )
        )
    }

    /// Puts an alert down, at an instant of a clock that does not go back.
    public func send(_ alert: Alert, at now: Instant) {
        guard !sinks.isEmpty, alert.severity >= least else { return }
        state.withLock { state in
            guard let times = state.repeats.admit(alert.kind, at: now) else { return }
            state.waiting.append((alert, times))
            if state.waiting.count > Self.capacity {
                state.waiting.removeFirst()
                for place in state.sinks.indices { state.sinks[place].lost += 1 }
            }
        }
        bell.ring()
    }

    /// How each sink is doing.
    public var health: [SinkHealth] { state.withLock { $0.sinks } }

    /// Whether nothing waits to be carried.
    public var isEmpty: Bool { state.withLock { $0.waiting.isEmpty } }

    /// Carries alerts until `end` was called and nothing is left. One thread runs this.
    public func run() {
        while true {
            let (next, isEnding) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isEnding)
            }
            if let next {
                let document = next.alert.document(times: next.times)
                for place in sinks.indices { carry(document, to: place) }
            } else if isEnding {
                return
            } else {
                bell.wait(milliseconds: 1_000)
            }
        }
    }

    /// What lies here is still carried, and then it ends.
    public func end() {
        state.withLock { $0.isEnding = true }
        bell.ring()
    }

    private func carry(_ document: [UInt8], to place: Int) {
        for attempt in 1...Self.attempts {
            let failure = sinks[place].deliver(document)
            let isLast = attempt == Self.attempts || state.withLock { $0.isEnding }
            state.withLock { state in
                state.sinks[place].failure = failure
                if failure == nil {
                    state.sinks[place].delivered += 1
                    state.sinks[place].failuresInARow = 0
                } else {
                    state.sinks[place].failuresInARow += 1
                    if isLast { state.sinks[place].lost += 1 }
                }
            }
            if failure == nil || isLast { return }
            SystemClock.pause(milliseconds: pauseMs << (attempt - 1))
        }
    }
}
