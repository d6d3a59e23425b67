import Console
import Simulation

/// How often each kind of fault occurred, for people: a grid, the same columns in every part of it.
enum OccurrenceText {
    private static let columns = 3
    private static let gap = "   "

    /// The grid, and with `all` the kinds that never occurred.
    static func text(
        _ occurrences: Occurrences,
        _ style: TextStyle,
        all isComplete: Bool = true
    ) -> String {
        let parts = [
            ("faults of the plan", occurrences.ofPlans),
            ("faults of the network", occurrences.ofNetwork),
            ("at the exchange", occurrences.ofExchanges), ("on the chain", occurrences.ofChains),
            ("at the venue's door", occurrences.ofDoors),
            ("somebody else at the account", occurrences.ofOthers),
            ("the operator", occurrences.ofOperators), ("the journal", occurrences.ofJournals),
        ].filter { !$0.1.isEmpty }
        let all = parts.flatMap(\.1)
        let widths = (
            name: all.map(\.name.count).max() ?? 0,
            count: all.map { NumberText.count($0.count).count }.max() ?? 0
        )
        var text = ""
        for (title, counts) in parts {
            text += style.bold(title) + "\n" + grid(counts, widths)
        }
        let missing = occurrences.missing.map { words($0.rawValue) }
        if missing.isEmpty || !isComplete { return text }
        return text + Paragraph.text("never: " + missing.joined(separator: ", "), indent: 0)
    }

    /// Some kinds a line; read downwards.
    private static func grid(
        _ counts: [Occurrences.Count],
        _ widths: (name: Int, count: Int)
    ) -> String {
        let rows = (counts.count + columns - 1) / columns
        var text = ""
        for row in 0..<rows {
            let cells = stride(from: row, to: counts.count, by: rows).map { place in
                let name = words(counts[place].name)
                let count = NumberText.count(counts[place].count)
                let space = widths.name + 2 + widths.count - name.count - count.count
                return name + String(repeating: " ", count: space) + count
            }
            text += "  " + cells.joined(separator: gap) + "\n"
        }
        return text
    }

    private static func words(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }
}
