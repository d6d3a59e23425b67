// The table of targets in docs/ARCHITECTURE.md. Its last column is written for people: names, "all P", "the
// five above", "Replay and below". What a phrase allows is read generously; the order of the rows is strict.

/// The documented targets, lowest layer first.
struct TargetTable {
    /// One row.
    struct Row {
        let name: String
        let kind: TargetKind
        let imports: String
        let line: Int
    }

    static let path = "docs/ARCHITECTURE.md"

    private(set) var rows: [Row] = []

    init(_ file: TreeFile?) {
        guard let file else { return }
        for (index, line) in file.lines.enumerated() {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
            guard cells.count == 6, cells[1].hasPrefix("`"),
                let kind = TargetKind(rawValue: cells[2])
            else { continue }
            let name = cells[1].filter { $0 != "`" }
            rows.append(Row(name: name, kind: kind, imports: cells[4], line: index + 1))
        }
    }

    func kind(of name: String) -> TargetKind? { rows.first { $0.name == name }?.kind }

    func position(of name: String) -> Int? { rows.firstIndex { $0.name == name } }

    /// What a row may depend on, as its last column says.
    func allowed(at position: Int) -> [String] {
        let row = rows[position]
        let above = rows[..<position]
        let words = row.imports.split { ",; ".contains($0) }.map { $0.filter { $0 != "`" } }
        if words.contains("above") || words.contains("measures") { return above.map(\.name) }
        var allowed = words.filter { $0 != "–" }
        if words.contains("below") {
            for name in words {
                if let lower = self.position(of: name), lower < position {
                    allowed += rows[...lower].map(\.name)
                }
            }
        }
        if words.contains("all"), words.contains("P") {
            allowed += above.filter { $0.kind == .pure }.map(\.name)
        }
        return allowed
    }
}
