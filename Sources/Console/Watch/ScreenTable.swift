// A table that fits: columns that matter least are left out until the others have room, and the first column,
// the name, takes what is left.

/// A table on a screen of some width.
struct ScreenTable: Hashable, Sendable {
    /// A column.
    struct Column: Hashable, Sendable {
        let head: String
        let alignment: TextTable.Alignment
        /// Columns of the highest rank are left out first; rank 0 stays.
        let rank: Int

        init(_ head: String, _ alignment: TextTable.Alignment, rank: Int) {
            self.head = head
            self.alignment = alignment
            self.rank = rank
        }
    }

    /// A cell's text and tone.
    struct Cell: Hashable, Sendable {
        let text: String
        let tone: ScreenLine.Tone

        init(_ text: String, _ tone: ScreenLine.Tone = .plain) {
            self.text = text
            self.tone = tone
        }
    }

    let columns: [Column]
    private(set) var rows: [[Cell]] = []

    /// The least that the first column has.
    private static let nameWidth = 8
    private static let gap = 2

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [Cell]) {
        precondition(cells.count == columns.count, "a row has a cell for every column")
        rows.append(cells)
    }

    /// The head and the rows in `width` columns.
    func section(width: Int) -> ScreenSection {
        let widths = columns.indices.map { index in
            rows.reduce(TextWidth.columns(columns[index].head)) {
                max($0, TextWidth.columns($1[index].text))
            }
        }
        let shown = shownColumns(widths, width)
        let others = shown.dropFirst().reduce(0) { $0 + widths[$1] + Self.gap }
        let name = max(0, min(widths[0], width - others))
        let line = { (cells: [Cell]) in
            var line = ScreenLine()
            for index in shown {
                let space = index == 0 ? name : widths[index]
                let text = TextWidth.fit(cells[index].text, space, columns[index].alignment)
                if index > 0 { line.add(String(repeating: " ", count: Self.gap)) }
                line.add(text, cells[index].tone)
            }
            return line
        }
        let head = line(columns.map { Cell($0.head, .bold) })
        return ScreenSection(head: head, rows: rows.map(line))
    }

    private func shownColumns(_ widths: [Int], _ width: Int) -> [Int] {
        var shown = Array(columns.indices)
        while true {
            let others = shown.dropFirst().reduce(0) { $0 + widths[$1] + Self.gap }
            if others + min(widths[0], Self.nameWidth) <= width { return shown }
            let last = shown.filter { columns[$0].rank > 0 }.max {
                columns[$0].rank < columns[$1].rank
            }
            guard let last else { return shown }
            shown.removeAll { $0 == last }
        }
    }
}
