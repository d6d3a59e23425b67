// Stories for people: every line fits a terminal of a hundred columns.

/// Lines of a run's story.
enum StoryText {
    /// Where a line's words begin: behind time and teller.
    private static let margin = 23

    /// A line without what only a compiler needs of a value's description.
    private static func plain(_ line: String) -> String {
        line.replacing(/TradeModel\.OrderOrdinal\(value: (\d+)\)/) { "order \($0.1)" }
            .replacing("TradeModel.", with: "")
    }

    /// A line of the story, broken where it is too long.
    static func line(_ line: String) -> String {
        Paragraph.text(plain(line), indent: margin, isHanging: true)
    }
}
