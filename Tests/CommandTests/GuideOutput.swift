/// What a command printed, and whether a guide tells the truth about it.
struct GuideOutput {
    let text: String

    /// The first of `fragments` that is not there, in this order; nil when all are. Runs of spaces count
    /// as one, and `…` with the spaces around it stands for anything within a line or, alone, for any lines.
    func firstMissing(of fragments: [String]) -> String? {
        var lines = text.split(separator: "\n").map(Self.words)[...]
        for fragment in fragments {
            let wanted = Self.words(fragment)
            if wanted.isEmpty || wanted == "…" { continue }
            guard let place = lines.firstIndex(where: { Self.matches($0, wanted) }) else {
                return fragment
            }
            lines = lines[(place + 1)...]
        }
        return nil
    }

    private static func words(_ line: some StringProtocol) -> String {
        line.split(separator: " ").joined(separator: " ")
    }

    /// Whether `line` is `pattern`: what stands between two `…` is found in this order, the beginning at
    /// the beginning and the end at the end.
    private static func matches(_ line: String, _ pattern: String) -> Bool {
        let pieces = pattern.split(separator: "…", omittingEmptySubsequences: false).map(words)
        guard pieces.count > 1 else { return line == pattern }
        guard line.hasPrefix(pieces[0]) else { return false }
        var rest = line.dropFirst(pieces[0].count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let place = rest.firstRange(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return rest.hasSuffix(pieces[pieces.count - 1])
    }
}
