// The names that `.gitignore` lists. Only the forms that ours uses: a name, a name with one star, either
// with a slash behind it.

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

    func contains(_ name: String) -> Bool {
        patterns.contains { pattern in
            guard let star = pattern.firstIndex(of: "*") else { return pattern == name }
            let end = pattern[pattern.index(after: star)...]
            return name.hasPrefix(pattern[..<star]) && name.hasSuffix(end)
        }
    }
}
