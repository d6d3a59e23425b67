/// Finds what a mistyped name was meant to be.
public enum EditDistance {
    /// The candidate with the fewest edits from `name`, when there are at most a third of its
    /// letters plus one.
    public static func nearest(to name: String, in candidates: [String]) -> String? {
        var best: (candidate: String, edits: Int)?
        for candidate in candidates {
            let edits = distance(Array(name.utf8.prefix(64)), Array(candidate.utf8))
            if edits < best?.edits ?? Int.max { best = (candidate, edits) }
        }
        guard let best, best.edits <= name.utf8.count / 3 + 1 else { return nil }
        return best.candidate
    }

    private static func distance(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
        var row = Array(0...rhs.count)
        for (i, left) in lhs.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in rhs.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
            }
        }
        return row[rhs.count]
    }
}
