// What to write so that a terminal shows some lines: only those that changed, each in its place, so that nothing
// flickers.

/// Draws on a terminal's other screen.
struct ScreenPainter {
    /// What is shown now; nil before the first drawing, and after the size has changed.
    private var shown: [String]?

    /// Goes to the other screen and hides the cursor.
    static let enter = "\u{1B}[?1049h\u{1B}[?25l"
    /// Comes back, the cursor shown.
    static let leave = "\u{1B}[?25h\u{1B}[?1049l"

    /// The screen has another size: everything is drawn anew.
    mutating func forget() { shown = nil }

    /// What to write.
    mutating func draw(_ lines: [String]) -> String {
        var text = shown == nil ? "\u{1B}[H\u{1B}[2J" : ""
        let before = shown ?? []
        for index in 0..<max(lines.count, before.count) {
            let line = index < lines.count ? lines[index] : ""
            if index < before.count, before[index] == line { continue }
            text += "\u{1B}[\(index + 1);1H\(line)\u{1B}[K"
        }
        shown = lines
        return text
    }
}
