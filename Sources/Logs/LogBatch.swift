// Lines on their way to the disk: each is said once, and what was held or lost is said as a number.

import Logging
import TradeModel

/// What the writer hands to the disk at a time.
struct LogBatch: Sendable {
    /// Lines as text.
    struct Text: Sendable {
        /// Whole lines.
        var bytes: [UInt8] = []
        /// Lines that somebody logged, or that stand for some that were held.
        var lines = 0
        /// How many lines were lost, said among them; 0 when nothing is said of it.
        var lostSaid = 0
    }

    private var text = Text()
    /// A message, and the line in which it came last.
    private struct Said: Hashable, Sendable {
        let key: String
        let body: String

        static func == (one: Said, other: Said) -> Bool { one.key == other.key }
        func hash(into hasher: inout Hasher) { hasher.combine(key) }
    }

    private var filter: RepeatFilter<Said>
    private var lostSaid = 0

    init(limits: LogLimits) { filter = RepeatFilter(limit: max(1, limits.queuedLines / 2)) }

    /// Takes lines in.
    mutating func add(_ entries: [LogEntry], _ redactor: Redactor, at now: Instant) {
        for entry in entries {
            let body = entry.body(redactor)
            switch filter.admit(Said(key: entry.key, body: body), at: now) {
            case .say: write(body, at: entry.at)
            case .sayCounted(let count): write(LogBatch.counted(body, count), at: entry.at)
            case .hold: break
            }
        }
    }

    /// Says what was held and is due; everything at the end.
    mutating func addHeld(at now: Instant, wall: Instant, isEnding: Bool) {
        for summary in isEnding ? filter.finish() : filter.due(at: now) {
            if let said = summary.key {
                write(LogBatch.counted(said.body, summary.count), at: wall)
            } else {
                write(LogBatch.own("other lines were held back", "held", summary.count), at: wall)
            }
        }
    }

    /// Says how many lines were lost so far, when there are more than were said.
    mutating func addLost(_ lost: Int, wall: Instant) {
        guard lost > lostSaid else { return }
        write(LogBatch.own("lines were lost", "lost", lost - lostSaid), at: wall)
        text.lines -= 1
        text.lostSaid = lost
    }

    /// What there is to write; nothing of it is kept.
    mutating func take() -> Text {
        defer { text = Text() }
        return text
    }

    /// A text is with the system.
    mutating func wasWritten(_ text: Text) { lostSaid = max(lostSaid, text.lostSaid) }

    private mutating func write(_ body: String, at instant: Instant) {
        text.bytes += Array("{\"time\":\"\(instant.utc(decimals: 6))\",\(body)\n".utf8)
        text.lines += 1
    }

    /// The same line with how often it came; it ends with the object's brace.
    private static func counted(_ body: String, _ count: Int) -> String {
        "\(body.dropLast()),\"repeated\":\(count),\"within_seconds\":10}"
    }

    private static func own(_ message: String, _ key: String, _ count: Int) -> String {
        "\"level\":\"warning\",\"component\":\"log\",\"message\":\"\(message)\",\"\(key)\":\(count)}"
    }
}
