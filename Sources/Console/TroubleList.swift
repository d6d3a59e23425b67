// What a person hears of the tasks beside the engine: each trouble once, what repeats as a number.

import Logs
import TradeModel

/// Turns troubles into lines.
struct TroubleList {
    private var filter = RepeatFilter<String>()

    /// The line for a trouble; nil when one of the same topic was said just now, and then it is counted.
    mutating func line(_ text: String, topic: String, at now: Instant) -> String? {
        switch filter.admit(topic, at: now) {
        case .say: text
        case .sayCounted(let count): "\(text)  (\(count) times)"
        case .hold: nil
        }
    }

    /// The lines that say how often something was held, as far as they are due.
    mutating func due(at now: Instant) -> [String] {
        filter.due(at: now).map { Self.summary($0, "in \(TimeText.span(filter.window))") }
    }

    /// The lines that say how often something was held, at the end.
    mutating func finish() -> [String] {
        filter.finish().map { Self.summary($0, "since it was said") }
    }

    private static func summary(_ held: RepeatFilter<String>.Summary, _ when: String) -> String {
        let times = held.count == 1 ? "once more" : "\(NumberText.count(held.count)) times more"
        return "\(held.key ?? "other troubles"): \(times) \(when)"
    }
}
