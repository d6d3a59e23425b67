/// Texts as comments.
enum CommentText {
    /// The longest line.
    private static let width = 100

    /// The lines of `text`, each with `mark` before it; a line's end in the text stays one.
    static func lines(_ text: String, mark: String) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = mark
            for word in paragraph.split(separator: " ") {
                if line.count + 1 + word.count > width {
                    lines.append(line)
                    line = mark
                }
                line += " " + word
            }
            lines.append(line)
        }
        return lines
    }
}
