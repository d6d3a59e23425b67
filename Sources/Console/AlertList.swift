// The alerts of a run as lines for a person: each once, what repeats as a number, and no more than a
// screen of them a minute. Errors are always shown, and nothing else is where somebody wants quiet.

import Alerts
import Logs
import TradeModel

/// Turns alerts into lines.
struct AlertList {
    private struct Key: Hashable, Sendable {
        let incident: Incident
        let instrument: InstrumentIndex?
    }

    private let names: RunNames
    private var filter = RepeatFilter<Key>()
    private let showsErrorsAlone: Bool
    private var minuteBegan: Instant?
    private var shown = 0
    /// Alerts that nobody was shown.
    private(set) var hidden = 0

    /// Lines that are shown a minute; the rest is counted.
    private static let limit = 20
    private static let minute = Instant.Span.seconds(60)

    init(_ names: RunNames, showsErrorsAlone: Bool = false) {
        self.names = names
        self.showsErrorsAlone = showsErrorsAlone
    }

    /// The line for an alert, or nil when it is held or hidden.
    mutating func line(_ alert: RunBoard.Alert, at now: Instant) -> String? {
        let severity = alert.incident.severity
        guard severity == .error || !showsErrorsAlone else { return nil }
        let key = Key(incident: alert.incident, instrument: alert.instrument)
        let line = IncidentText.line(
            alert.incident,
            at: alert.at,
            alert.instrument,
            alert.ordinal,
            names
        )
        switch filter.admit(key, at: now) {
        case .say: return admit(line, severity, standingFor: 1, at: now)
        case .sayCounted(let count):
            return admit("\(line)  (\(count) times)", severity, standingFor: count, at: now)
        case .hold: return nil
        }
    }

    /// The lines that say how often something was held, as far as they are due.
    mutating func due(at now: Instant) -> [String] {
        filter.due(at: now).compactMap {
            summary($0, "in \(TimeText.span(filter.window))", at: now)
        }
    }

    /// The lines that say how often something was held, at the end.
    mutating func finish(at now: Instant) -> [String] {
        filter.finish().compactMap { summary($0, "since it was said", at: now) }
    }

    /// Alerts that did not even get here.
    mutating func drop(_ count: Int) { hidden += count }

    private mutating func summary(
        _ held: RepeatFilter<Key>.Summary,
        _ when: String,
        at now: Instant
    ) -> String? {
        guard let key = held.key else {
            hidden += held.count
            return nil
        }
        let place = key.instrument.map { "\(names.name($0)): " } ?? ""
        let times = held.count == 1 ? "once more" : "\(NumberText.count(held.count)) times more"
        return admit(
            "\(place)\(IncidentText.words(key.incident)): \(times) \(when)",
            key.incident.severity,
            standingFor: held.count,
            at: now
        )
    }

    private mutating func admit(
        _ line: String,
        _ severity: Severity,
        standingFor count: Int,
        at now: Instant
    ) -> String? {
        if severity == .error { return line }
        if minuteBegan.map({ now - $0 >= AlertList.minute }) ?? true {
            minuteBegan = now
            shown = 0
        }
        guard shown < AlertList.limit else {
            hidden += count
            return nil
        }
        shown += 1
        return line
    }
}
