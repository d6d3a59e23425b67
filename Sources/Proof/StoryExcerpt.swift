// The lines of a story that a reader needs to see why it ends as it does.

import Simulation

/// What matters of a run's story.
struct StoryExcerpt {
    /// The lines; where some were left out, one says how many.
    let lines: [String]

    /// The end of a story is told in full.
    private static let tail = 24
    /// A story that is no longer than this needs no excerpt.
    private static let wholeLimit = 60

    /// Of all that was told: faults, what becomes of the node, the orders that the finding names, and
    /// the end.
    init(_ outcome: RunOutcome) {
        let story = outcome.story
        let names = StoryExcerpt.orders(in: outcome.findings.first?.words ?? "")
        if story.count <= StoryExcerpt.wholeLimit {
            lines = story
            return
        }
        var kept: [String] = []
        var skipped = 0
        for (index, line) in story.enumerated() {
            let matters =
                index >= story.count - StoryExcerpt.tail || StoryExcerpt.isTurn(line)
                || !names.isDisjoint(with: StoryExcerpt.orders(in: line))
            guard matters else {
                skipped += 1
                continue
            }
            if skipped > 0 { kept.append(StoryExcerpt.gap(skipped)) }
            skipped = 0
            kept.append(line)
        }
        lines = kept
    }

    private static func gap(_ count: Int) -> String {
        "          …   (\(count) line\(count == 1 ? "" : "s") about other things)"
    }

    /// Whether a line tells of a fault, or of the node going down and up.
    private static func isTurn(_ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count > 2 else { return false }
        switch words[1] {
        case "fault", "world": return true
        case "node": return words[2] == "starts;" || words[2] == "dies:"
        default: return false
        }
    }

    /// The numbers of the orders that a text names: `order 7`, `order 3-7` and `ordinal: 7` are one.
    private static func orders(in text: String) -> Set<Int> {
        var numbers: Set<Int> = []
        var isNext = false
        for word in text.split(whereSeparator: { " ,.:;()".contains($0) }) {
            if isNext, let number = word.split(separator: "-").last.flatMap({ Int($0) }) {
                numbers.insert(number)
            }
            isNext = ["order", "orders", "ordinal", "OrderOrdinal", "value"].contains(word)
        }
        return numbers
    }
}
