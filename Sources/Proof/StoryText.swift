// Stories for people: every line fits a terminal of a hundred columns.

/// Lines of a run's story.
enum StoryText {
    /// Where a line's words begin: behind time and teller.
    private static let margin = 23

    /// A line of the story, broken where it is too long.
    static func line(_ line: String) -> String {
        Paragraph.text(line, indent: margin, isHanging: true)
    }
}
