// `.tidy-exceptions`: a line each, `rule path reason`. A path that ends in a slash is a folder;
// `path#word` means only what names that word. Lines that begin with # are comments.

/// The places where a rule is known to be broken, and why.
struct Exceptions {
    /// One line.
    private struct Entry {
        let rule: Rule
        let path: String
        let line: Int
        var isUsed = false

        func covers(_ finding: Finding) -> Bool {
            guard finding.rule == rule else { return false }
            if let hash = path.firstIndex(of: "#") {
                let word = String(path[path.index(after: hash)...])
                return finding.path == path[..<hash] && hasWord(Substring(finding.what), word)
            }
            return path.hasSuffix("/") ? finding.path.hasPrefix(path) : finding.path == path
        }
    }

    static let path = ".tidy-exceptions"

    private var entries: [Entry] = []
    private var malformed: [Finding] = []

    init(_ file: TreeFile?) {
        guard let file else { return }
        for (index, line) in file.lines.enumerated() where !line.hasPrefix("#") && !line.isEmpty {
            let parts = line.split(separator: " ", maxSplits: 2)
            if parts.count == 3, let rule = Rule(rawValue: String(parts[0])), rule != .exception {
                entries.append(Entry(rule: rule, path: String(parts[1]), line: index + 1))
            } else {
                let what = "a line without a known rule, a path and a reason"
                malformed.append(Finding(.exception, Self.path, index + 1, what))
            }
        }
    }

    /// The findings that no entry covers, and the entries that cover none.
    func applied(to findings: [Finding]) -> [Finding] {
        var entries = entries
        var left = malformed
        for finding in findings {
            let covering = entries.indices.filter { entries[$0].covers(finding) }
            for index in covering { entries[index].isUsed = true }
            if covering.isEmpty { left.append(finding) }
        }
        for entry in entries where !entry.isUsed {
            let what = "nothing breaks \(entry.rule.rawValue) in \(entry.path)"
            left.append(Finding(.exception, Self.path, entry.line, what))
        }
        return left
    }
}
