// What the engine thread tells and the main thread shows. The engine never waits for whoever reads:
// a lock is held for a few stores, and what nobody takes is counted instead of kept.

import Alerts
import Engine
import Host
import Journal
import Storage
import Synchronization
import SystemIO
import TradeModel

/// A run's progress, alerts and refusals, written by one thread and read by another.
final class RunBoard: Sendable {
    struct Alert: Sendable {
        let at: Instant
        let incident: Incident
        let instrument: InstrumentIndex?
        let ordinal: OrderOrdinal?
    }

    /// What there is to show.
    struct News: Sendable {
        /// The recovery, once.
        var recovery: JournalRecovery?
        /// Events to come when the run began; nil before that.
        var total: Int?
        var remaining = 0
        /// How far the run is.
        var position = RunPosition()
        var alerts: [Alert] = []
        /// Alerts that did not fit.
        var dropped = 0
    }

    /// How far the run is, for who asks from elsewhere.
    struct Progress: Sendable {
        /// The last durable record and the start.
        var position = RunPosition()
        /// Market events that are still to come.
        var remaining = 0
        /// When something became durable last, by the machine's clock since its start.
        var notedAt: UInt64 = 0
    }

    private struct State {
        var news = News()
        var notedAt: UInt64 = 0
        var refusals: [String: Int] = [:]
    }

    /// Alerts that wait to be shown.
    private static let alertLimit = 64
    /// The same of errors, which find room where others no longer do.
    private static let errorLimit = 1_024
    private let state = Mutex(State())

    /// The journal is open and so many events are to come.
    func begin(_ recovery: JournalRecovery, total: Int) {
        let now = SystemClock().nanoseconds()
        state.withLock { state in
            state.notedAt = now
            state.news.position = RunPosition(sequence: recovery.report.lastSequence)
            state.news.recovery = recovery
            state.news.total = total
            state.news.remaining = total
        }
    }

    /// Takes in what a commit tells.
    func note(_ notice: RunNotice) {
        let now = SystemClock().nanoseconds()
        state.withLock { state in
            state.notedAt = now
            state.news.remaining = notice.remaining
            state.news.position = RunPosition(
                sequence: notice.lastSequence,
                epoch: notice.core.epoch
            )
            for (_, refusal) in notice.refusals { state.refusals[refusal.kind, default: 0] += 1 }
            for fact in notice.facts {
                guard case .incident(let incident, let instrument, let ordinal) = fact.change
                else { continue }
                let limit =
                    incident.severity == .error ? RunBoard.errorLimit : RunBoard.alertLimit
                guard state.news.alerts.count < limit else {
                    state.news.dropped += 1
                    continue
                }
                state.news.alerts.append(
                    Alert(
                        at: fact.at,
                        incident: incident,
                        instrument: instrument,
                        ordinal: ordinal
                    )
                )
            }
        }
    }

    /// How far the run is; nothing is taken away by asking.
    var progress: Progress {
        state.withLock {
            Progress(
                position: $0.news.position,
                remaining: $0.news.remaining,
                notedAt: $0.notedAt
            )
        }
    }

    /// What is new since it was asked last.
    func take() -> News {
        state.withLock { state in
            let news = state.news
            state.news.recovery = nil
            state.news.alerts.removeAll(keepingCapacity: true)
            state.news.dropped = 0
            return news
        }
    }

    /// Entries that were refused, by kind, in the order of the kinds' names.
    var refusals: [RefusalCount] {
        state.withLock { state in
            state.refusals.sorted { $0.key < $1.key }.map {
                RefusalCount(kind: $0.key, count: $0.value)
            }
        }
    }
}
