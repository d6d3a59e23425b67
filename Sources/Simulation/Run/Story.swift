// What happened, for a person who wants to follow a run step by step.

import TradeModel

/// Collects lines when it is told to; otherwise it costs nothing.
struct Story {
    private(set) var lines: [String] = []
    let isKept: Bool

    mutating func tell(_ now: Int64, _ who: String, _ words: @autoclosure () -> String) {
        guard isKept else { return }
        let padded = who + String(repeating: " ", count: max(0, 8 - who.count))
        lines.append("\(Story.time(now))  \(padded) \(words())")
    }

    /// Hours, minutes, seconds and milliseconds of the day.
    static func time(_ nanoseconds: Int64) -> String {
        let ms = nanoseconds / 1_000_000 % 86_400_000
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let millis = ms % 1_000
        let padding = millis < 10 ? "00" : millis < 100 ? "0" : ""
        return "\(two(ms / 3_600_000)):\(two(ms / 60_000 % 60)):\(two(ms / 1_000 % 60))"
            + ".\(padding)\(millis)"
    }
}
