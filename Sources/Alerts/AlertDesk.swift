// Alerts on their way out. Whoever has one puts it down and goes on; one thread carries them to the sinks. A sink that
// fails holds no other up for longer than its tries take, and that it fails is there to be seen. What was held because
// the same had just been sent leaves when its time has come, and at the end in any case.

public import Ports
import Synchronization
public import SystemIO
public import TradeModel

/// Sends alerts to their sinks.
public final class AlertDesk: Sendable {
    /// How a sink is doing.
    public struct SinkHealth: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Alerts that it took.
        public fileprivate(set) var delivered: UInt64 = 0
        /// Tries that failed since it last took one; that it could not be set up counts as one.
        public fileprivate(set) var failuresInARow: UInt64 = 0
        /// Alerts that it never took and that are given up.
        public fileprivate(set) var lost: UInt64 = 0
        /// Why it failed last; nil when the last try was taken.
        public fileprivate(set) var failure: String?

        fileprivate init(_ sink: AlertSink) {
            name = sink.name
            failure = sink.trouble
            failuresInARow = failure == nil ? 0 : 1
        }

        /// A try was taken, or failed for this reason; `isLost` says that it was the last.
        fileprivate mutating func count(_ failure: String?, isLost: Bool) {
            self.failure = failure
            guard failure != nil else {
                delivered += 1
                failuresInARow = 0
                return
            }
            failuresInARow += 1
            if isLost { lost += 1 }
        }
    }

    private struct State {
        var waiting: [AlertRepeats.Counted] = []
        var repeats: AlertRepeats
        var sinks: [SinkHealth]
        /// The sink that an alert is on its way to; nil when none is.
        var underWay: Int?
        var isEnding = false
        var isGivenUp = false

        /// The alert that leaves next.
        mutating func take() -> AlertRepeats.Counted? {
            guard !waiting.isEmpty else { return nil }
            underWay = 0
            return waiting.removeFirst()
        }

        /// Of more than can wait the oldest is lost.
        mutating func put(_ alerts: [AlertRepeats.Counted]) {
            for alert in alerts {
                waiting.append(alert)
                guard waiting.count > AlertDesk.capacity else { continue }
                waiting.removeFirst()
                for place in sinks.indices { sinks[place].lost += 1 }
            }
        }
    }

    /// So many wait; of more the oldest is lost.
    static let capacity = 256
    /// So often a sink is tried with an alert.
    static let attempts = 3

    private let sinks: [AlertSink]
    private let least: Severity
    private let pauseMs: Int
    private let clock: any MonotonicClock & Sendable
    private let state: Mutex<State>
    private let bell = Doorbell()

    /// A desk on which nothing lies.
    ///
    /// - Parameters:
    ///   - least: the least important alerts that are sent.
    ///   - repeatAfter: so long the same is not sent again.
    ///   - pauseMs: between two tries at a sink; the second pause is twice as long.
    ///   - clock: by which alerts are put down.
    public init(
        _ sinks: [AlertSink],
        least: Severity,
        repeatAfter: Instant.Span,
        pauseMs: Int = 1_000,
        clock: any MonotonicClock & Sendable = SystemClock()
    ) {
        self.sinks = sinks
        self.least = least
        self.pauseMs = pauseMs
        self.clock = clock
        state = Mutex(
            State(
                repeats: AlertRepeats(pause: repeatAfter),
                sinks: sinks.map { SinkHealth($0) }
            )
        )
    }

    /// Puts an alert down, at an instant of the desk's clock.
    public func send(_ alert: Alert, at now: Instant) {
        guard !sinks.isEmpty, alert.severity >= least else { return }
        state.withLock { $0.put($0.repeats.admit(alert, at: now)) }
        bell.ring()
    }

    /// How each sink is doing.
    public var health: [SinkHealth] { state.withLock { $0.sinks } }

    /// Whether nothing waits to be carried.
    public var isEmpty: Bool { state.withLock { $0.waiting.isEmpty } }

    /// Carries alerts until `end` was called and nothing is left, or until they are given up. One thread runs this.
    public func run() {
        while true {
            let now = Instant(nanoseconds: Int64(clamping: clock.nanoseconds()))
            let (next, isEnding) = state.withLock { state in
                state.put(state.repeats.due(at: now))
                return (state.take(), state.isEnding)
            }
            if let next {
                carry(next.alert.document(times: next.times))
            } else if isEnding {
                return
            } else {
                bell.wait(milliseconds: 1_000)
            }
        }
    }

    /// What lies here is still carried, what was held too, and then it ends.
    public func end() {
        state.withLock { state in
            state.isEnding = true
            state.put(state.repeats.takeHeld())
        }
        bell.ring()
    }

    /// Nobody waits any longer: what no sink has taken by now is lost.
    public func giveUp() {
        state.withLock { state in
            state.isEnding = true
            state.isGivenUp = true
            for place in state.sinks.indices {
                let isMissing = state.underWay.map { place >= $0 } ?? false
                let missing = state.waiting.count + (isMissing ? 1 : 0)
                guard missing > 0 else { continue }
                state.sinks[place].lost += UInt64(missing)
                state.sinks[place].failuresInARow += 1
                if state.sinks[place].failure == nil {
                    state.sinks[place].failure = "it was not done when the run ended"
                }
            }
            state.waiting = []
        }
        bell.ring()
    }

    private func carry(_ document: [UInt8]) {
        for place in sinks.indices {
            guard carry(document, to: place) else { return }
        }
    }

    /// Tries a sink with an alert until it is taken or lost; whether there is a next sink to think of.
    private func carry(_ document: [UInt8], to place: Int) -> Bool {
        // What could not be set up does not get better by being tried again.
        let attempts = sinks[place].trouble == nil ? Self.attempts : 1
        for attempt in 1...attempts {
            let failure = sinks[place].deliver(document)
            let (isOver, isGivenUp) = state.withLock { state in
                // It is counted as lost already.
                guard !state.isGivenUp else { return (true, true) }
                let isOver = failure == nil || attempt == attempts || state.isEnding
                state.sinks[place].count(failure, isLost: isOver)
                if isOver { state.underWay = place + 1 < sinks.count ? place + 1 : nil }
                return (isOver, false)
            }
            if isOver { return !isGivenUp }
            SystemClock.pause(milliseconds: pauseMs << (attempt - 1))
        }
        return true
    }
}
