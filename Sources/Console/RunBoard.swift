// What the engine thread tells and the main thread shows. The engine never waits for whoever reads:
// a lock is held for a few stores, and what nobody takes is counted instead of kept.

import Engine
import Host
import Projection
import Storage
import Synchronization
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

    private struct State {
        var news = News()
        var projection: ProjectionHealth?
        var refusals: [String: Int] = [:]
    }

    private static let alertLimit = 64
    private let state = Mutex(State())

    /// The journal is open and so many events are to come.
    func begin(_ recovery: JournalRecovery, total: Int) {
        state.withLock { state in
            state.news.recovery = recovery
            state.news.total = total
            state.news.remaining = total
        }
    }

    /// Takes in what a commit tells.
    func note(_ notice: RunNotice) {
        state.withLock { state in
            state.news.remaining = notice.remaining
            state.news.position = RunPosition(
                sequence: notice.lastSequence,
                epoch: notice.core.epoch
            )
            for (_, refusal) in notice.refusals { state.refusals[refusal.kind, default: 0] += 1 }
            for fact in notice.facts {
                guard case .incident(let incident, let instrument, let ordinal) = fact.change
                else { continue }
                guard state.news.alerts.count < RunBoard.alertLimit else {
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

    /// Takes in how the projection was left.
    func note(_ projection: ProjectionHealth) { state.withLock { $0.projection = projection } }

    /// How the projection was left; nil before the end.
    var projection: ProjectionHealth? { state.withLock { $0.projection } }

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
