// What of a run goes into the log: incidents, each with its ids. Called on the engine's thread, so it
// hands over values and nothing more.

import Alerts
import Engine
import Host
import Logs
import TradeModel

/// Logs what a run's commits tell.
struct RunLog: Sendable {
    /// The venue of a replay.
    static let venue = "paper"

    private let log: ComponentLog
    private let names: RunNames

    init(_ writer: LogWriter, level: LogLevel = .info, names: RunNames) {
        log = ComponentLog("engine", writer, level: level)
        self.names = names
    }

    /// Logs the incidents of a commit.
    func note(_ notice: RunNotice) {
        // A fact is a record, and the last of them is the journal's last.
        let before = notice.lastSequence - min(notice.lastSequence, UInt64(notice.facts.count))
        for (index, fact) in notice.facts.enumerated() {
            let sequence = before + UInt64(index) + 1
            guard case .incident(let incident, let instrument, let ordinal) = fact.change
            else { continue }
            let order = ordinal.map(\.value)
            let name = instrument.map { names.name($0) }
            switch incident.severity {
            case .error:
                let context = ErrorContext(
                    order: order,
                    instrument: name,
                    venue: RunLog.venue,
                    // An incident is a finding, not a try: there is no second.
                    attempt: 1,
                    sequence: sequence,
                    epoch: notice.core.epoch
                )
                log.error(IncidentText.words(incident), context)
            case .warning:
                log.warning(IncidentText.words(incident), ids(order, name, sequence, notice))
            case .information:
                log.info(IncidentText.words(incident), ids(order, name, sequence, notice))
            }
        }
    }

    private func ids(
        _ order: UInt64?,
        _ instrument: String?,
        _ sequence: UInt64,
        _ notice: RunNotice
    ) -> LogIDs {
        LogIDs(
            order: order,
            instrument: instrument,
            venue: RunLog.venue,
            sequence: sequence,
            epoch: notice.core.epoch
        )
    }
}
