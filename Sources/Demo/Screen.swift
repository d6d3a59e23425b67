// What the demonstration shows: lines of at most 80 columns, and on a terminal a last line that says
// how things stand and is redrawn.

import Console
import Engine
import Replay
import TradeModel

/// The story on a terminal or in a file.
struct Screen {
    private let stream: StandardStream
    private let isQuiet: Bool
    let style: TextStyle
    private var hasStatus = false

    private static let width = 80
    private static let indent = 17
    private static let clearLine = "\r\u{1B}[K"

    init(_ stream: StandardStream, isQuiet: Bool) {
        self.stream = stream
        self.isQuiet = isQuiet
        style = TextStyle(isColoured: stream.allowsColour)
    }

    /// Shows text as it is.
    mutating func show(_ text: String = "") {
        guard !isQuiet else { return }
        clear()
        stream.line(text)
        stream.flush()
    }

    /// Shows what happened.
    mutating func tell(_ line: StoryLine) {
        let lines = Screen.wrapped(line.text, width: Screen.width - Screen.indent)
        let head =
            style.dim(Words.minute(line.at)) + "  "
            + style.bold(Screen.padded(line.subject, Screen.indent - 9)) + "  "
        for (index, part) in lines.enumerated() {
            let start = index == 0 ? head : String(repeating: " ", count: Screen.indent)
            show(start + painted(part, line.mood))
        }
    }

    /// Shows a paragraph with a margin.
    mutating func paragraph(_ text: String) {
        for part in Screen.wrapped(text, width: Screen.width - 4) { show("  " + part) }
    }

    /// Shows a head line.
    mutating func head(_ text: String, _ mood: StoryLine.Mood = .plain) {
        let rule = String(repeating: "─", count: max(3, Screen.width - 5 - text.count))
        show()
        show(painted("── ", mood) + style.bold(painted(text, mood)) + painted(" " + rule, mood))
    }

    /// Redraws the last line of a terminal.
    mutating func status(_ text: String) {
        guard !isQuiet, stream.isTerminal else { return }
        stream.write(Screen.clearLine + style.dim(String(text.prefix(Screen.width - 1))))
        stream.flush()
        hasStatus = true
    }

    /// Takes the last line away.
    mutating func clear() {
        guard hasStatus else { return }
        stream.write(Screen.clearLine)
        stream.flush()
        hasStatus = false
    }

    /// What is open and how it stands, and how much of the morning is over.
    static func status(_ core: EngineCore, _ names: RunNames, doneOf share: (Int, Int)) -> String {
        let cells = 12
        let filled = min(cells, share.0 * cells / max(1, share.1))
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
        var text = "\(Words.minute(core.clock))  \(bar)  worth "
        text += core.knownEquity(at: core.clock).map { Words.money($0) } ?? "unknown"
        for instrument in core.open {
            let entry = core.positions[instrument.position].entryPrice
            let price = core.price(instrument, at: core.clock).value
            text += "  \(names.name(instrument)) "
            text += price.map { Words.change($0, from: entry) } ?? "silent"
        }
        return text
    }

    private func painted(_ text: String, _ mood: StoryLine.Mood) -> String {
        switch mood {
        case .plain: text
        case .good: style.good(text)
        case .bad: style.bad(text)
        case .careful: style.warning(text)
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
