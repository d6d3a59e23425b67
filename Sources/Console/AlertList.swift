// The alerts of a run as lines for a person: each once, what repeats as a number, and no more than a
// screen of them.

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
    private var shown = 0
    /// Alerts that nobody was shown.
    private(set) var hidden = 0

    /// Lines that are shown as they come; the rest is counted.
    private static let limit = 20

    init(_ names: RunNames) { self.names = names }

    /// The line for an alert, or nil when it is held or hidden.
    mutating func line(_ alert: RunBoard.Alert, at now: Instant) -> String? {
        let key = Key(incident: alert.incident, instrument: alert.instrument)
        let line = IncidentText.line(
            alert.incident,
            at: alert.at,
            alert.instrument,
            alert.ordinal,
            names
        )
        switch filter.admit(key, at: now) {
        case .say: return admit(line, standingFor: 1)
        case .sayCounted(let count): return admit("\(line)  (\(count) times)", standingFor: count)
        case .hold: return nil
        }
    }

    /// The lines that say how often something was held, as far as they are due.
    mutating func due(at now: Instant) -> [String] {
        filter.due(at: now).compactMap { summary($0, "in \(TimeText.span(filter.window))") }
    }

    /// The lines that say how often something was held, at the end.
    mutating func finish() -> [String] {
        filter.finish().compactMap { summary($0, "since it was said") }
    }

    /// Alerts that did not even get here.
    mutating func drop(_ count: Int) { hidden += count }

    private mutating func summary(_ held: RepeatFilter<Key>.Summary, _ when: String) -> String? {
        guard let key = held.key else {
            hidden += held.count
            return nil
        }
        let place = key.instrument.map { "\(names.name($0)): " } ?? ""
        let times = held.count == 1 ? "once more" : "\(NumberText.count(held.count)) times more"
        return admit(
            "\(place)\(IncidentText.words(key.incident)): \(times) \(when)",
            standingFor: held.count
        )
    }

    private mutating func admit(_ line: String, standingFor count: Int) -> String? {
        guard shown < AlertList.limit else {
            hidden += count
            return nil
        }
        shown += 1
        return line
    }
}
