/// A table with aligned columns, two spaces apart.
public struct TextTable {
    /// On which side a column's texts stand.
    public enum Alignment: Sendable {
        /// Texts.
        case left
        /// Numbers.
        case right
    }

    private let heads: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    private let limit: Int

    /// A table with these columns.
    ///
    /// - Parameter limit: what is longer is cut.
    public init(_ columns: [(String, Alignment)], limit: Int = 32) {
        self.limit = limit
        heads = columns.map(\.0)
        alignments = columns.map(\.1)
    }

    /// Adds a row.
    ///
    /// - Precondition: it has as many cells as there are columns.
    public mutating func add(_ cells: [String]) {
        precondition(cells.count == heads.count, "a row has a cell for every column")
        rows.append(cells.map(cut))
    }

    /// Whether there are no rows.
    public var isEmpty: Bool { rows.isEmpty }

    /// The table, a line a row, the heads first.
    public func text(_ style: TextStyle) -> String {
        var widths = heads.map(\.count)
        for row in rows {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], TextStyle.width(cell))
            }
        }
        let head = style.bold(line(heads, widths))
        return ([head] + rows.map { line($0, widths) }).joined(separator: "\n") + "\n"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - TextStyle.width(cell))
            if index > 0 { text += "  " }
            switch alignments[index] {
            case .left: text += cell + (index == cells.count - 1 ? "" : padding)
            case .right: text += padding + cell
            }
        }
        return text
    }

    private func cut(_ text: String) -> String {
        TextStyle.width(text) > limit ? text.prefix(limit - 1) + "…" : text
    }
}
