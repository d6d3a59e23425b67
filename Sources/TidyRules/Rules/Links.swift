// Links and paths in prose that point nowhere.

func checkLinks(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.files where file.isText && file.path != Exceptions.path {
        for (index, line) in file.lines.enumerated() {
            let links = file.suffix == "md" ? linkTargets(in: line, of: file) : []
            for path in links + namedPaths(in: line) where !tree.has(path) {
                findings.append(Finding(.brokenLink, file.path, index + 1, "`\(path)`"))
            }
        }
    }
}

/// The relative targets of Markdown links, as paths from the root.
private func linkTargets(in line: Substring, of file: TreeFile) -> [String] {
    line.ranges(of: "](").compactMap { range in
        let target = line[range.upperBound...].prefix { $0 != ")" && $0 != "#" && $0 != " " }
        guard !target.isEmpty, !target.contains(":") else { return nil }
        return resolved(file.folder + target)
    }
}

/// A path without `.` and `..`.
private func resolved(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
}

/// `docs/…` and `scripts/…` wherever a line names one: only plain paths, no patterns or placeholders.
private func namedPaths(in line: Substring) -> [String] {
    ["docs/", "scripts/"].flatMap { folder in
        line.ranges(of: folder).compactMap { range -> String? in
            let before = line[..<range.lowerBound].utf8.last
            let isInside = before.map { $0.isWordPart || "/.-{}$:".utf8.contains($0) } ?? false
            guard !isInside else { return nil }
            let rest = line[range.upperBound...].prefix { character in
                character.isASCII
                    && (character.isLetter || character.isNumber || "_-./".contains(character))
            }
            let after = line[rest.endIndex...].first
            guard !rest.isEmpty, !"<*{$…".contains(after ?? " ") else { return nil }
            var path = folder + rest
            while let last = path.last, ".-/".contains(last) { path.removeLast() }
            return path
        }
    }
}

extension TreeView {
    /// Whether a file or a folder of that name is in the tree.
    fileprivate func has(_ path: String) -> Bool {
        files.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
    }
}
