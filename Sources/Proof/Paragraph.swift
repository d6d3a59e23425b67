/// Text broken into lines that a hundred columns hold.
enum Paragraph {
    static let width = 100

    /// The text on lines of its own. All of them are indented, but the first when `isHanging`.
    static func text(_ text: String, indent: Int, isHanging: Bool = false) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = isHanging ? "" : margin
        var isEmpty = true
        // Spaces within a line are kept, because columns are made of them.
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        lines.append(line)
        return lines.joined(separator: "\n") + "\n"
    }
}
