// How far long work is: a bar that is redrawn on a terminal, a line every few seconds elsewhere. It
// owns no clock; whoever asks says what time it is.

import TradeModel

/// Renders progress.
public struct ProgressMeter: Sendable {
    private let total: Int
    private let unit: String
    private let isTerminal: Bool
    private let startedAt: UInt64
    private var shownAt: UInt64
    private var isDrawn = false

    private static let barWidth = 30
    private static let redrawNanoseconds: UInt64 = 100_000_000
    private static let lineNanoseconds: UInt64 = 3_000_000_000
    private static let clearLine = "\r\u{1B}[K"

    /// A meter of work that consists of `total` units and starts at `now` nanoseconds.
    public init(total: Int, unit: String, isTerminal: Bool, now: UInt64) {
        self.total = max(total, 0)
        self.unit = unit
        self.isTerminal = isTerminal
        startedAt = now
        shownAt = now
    }

    /// What to write now that `done` units are done, or nil when it is too early for more.
    public mutating func update(done: Int, now: UInt64) -> String? {
        let pause = isTerminal ? Self.redrawNanoseconds : Self.lineNanoseconds
        guard now >= shownAt, now - shownAt >= pause, done < total else { return nil }
        shownAt = now
        isDrawn = isTerminal
        let text = line(done: done, now: now)
        return isTerminal ? Self.clearLine + text : text + "\n"
    }

    /// What takes the bar away, so that a line can be written; nil when there is none.
    public mutating func clear() -> String? {
        guard isDrawn else { return nil }
        isDrawn = false
        return Self.clearLine
    }

    private func line(done: Int, now: UInt64) -> String {
        let share = total > 0 ? Double(done) / Double(total) : 1
        let seconds = Double(now - startedAt) / 1_000_000_000
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let isSlow = rate > 0 && rate < 10
        let pace = isSlow ? NumberText.decimals(rate, 1) : NumberText.count(Int(rate))
        var text = "\(Int(share * 100)) %, \(pace) \(unit)/s"
        if rate > 0 {
            let left = min(Double(total - done) / rate, 3e8)
            text += ", \(TimeText.span(.seconds(Int64(left.rounded(.up))))) left"
        }
        guard isTerminal else { return text }
        let filled = min(Self.barWidth, Int(share * Double(Self.barWidth)))
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.barWidth - filled)
        return "\(bar) \(text)"
    }
}
