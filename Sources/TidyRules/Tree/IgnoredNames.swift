// The names that `.gitignore` lists. Only the forms that ours uses: a name, a name with one star, either
// with a slash behind it, and with one before it where the root alone is meant.

/// Names of files and folders that do not belong to the repository.
struct IgnoredNames {
    private let patterns: [String]

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        patterns =
            [".git"]
            + lines.filter { !$0.hasPrefix("#") }.map { line in
                String(line.hasSuffix("/") ? line.dropLast() : line)
            }
    }

    /// Whether a name is left out in the folder at a path from the root; the root's own is empty.
    func contains(_ name: String, in folder: String) -> Bool {
        patterns.contains { pattern in
            if pattern.hasPrefix("/") { return folder.isEmpty && pattern.dropFirst() == name }
            guard let star = pattern.firstIndex(of: "*") else { return pattern == name }
            let end = pattern[pattern.index(after: star)...]
            return name.hasPrefix(pattern[..<star]) && name.hasSuffix(end)
        }
    }
}
