// Sections on a screen of some height: each gets a few lines, then the room that is left goes round, a line
// at a time, to those that want more.

/// Puts sections under each other.
struct ScreenLayout {
    /// Lines above the sections.
    let top: [ScreenLine]
    let sections: [ScreenSection]
    /// The line at the bottom.
    let foot: ScreenLine

    /// A section's head and a row.
    private static let least = 2
    /// From so many rows on the sections stand apart.
    private static let airyRows = 32

    /// The lines of a screen: `rows` of them at most, none longer than `columns`.
    func lines(columns: Int, rows: Int, _ style: TextStyle) -> [String] {
        var lines = Array(top.prefix(rows))
        let isAiry = rows >= Self.airyRows
        let heights = heights(rows - lines.count - 1 - (isAiry ? sections.count : 0))
        for (section, height) in zip(sections, heights) {
            if isAiry { lines.append(ScreenLine()) }
            lines += section.lines(height)
        }
        if lines.count < rows {
            while lines.count < rows - 1 { lines.append(ScreenLine()) }
            lines.append(foot)
        }
        return lines.map { $0.text(width: columns, style) }
    }

    private func heights(_ room: Int) -> [Int] {
        var heights = sections.map { _ in 0 }
        var left = max(0, room)
        for index in sections.indices {
            heights[index] = min(Self.least, sections[index].height, left)
            left -= heights[index]
        }
        while left > 0 {
            let before = left
            for index in sections.indices where left > 0 && heights[index] < sections[index].height
            {
                heights[index] += 1
                left -= 1
            }
            if left == before { break }
        }
        return heights
    }
}
