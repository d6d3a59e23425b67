// Files and scripts that nothing refers to.

func checkDeadFiles(_ tree: TreeView, _ findings: inout [Finding]) {
    let declared = tree.swift.map { $0.isEntered ? [] : $0.outermostNames() }
    let names = DeclaredNames(declared.flatMap(\.self), in: tree.swift)
    for (file, own) in zip(tree.swift, declared) where file.path != Manifest.path {
        guard !own.isEmpty, !own.contains(where: names.isShared) else { continue }
        let what = own.prefix(3).joined(separator: ", ")
        findings.append(Finding(.deadFile, file.path, 1, what))
    }
}

func checkDeadScripts(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.files where file.path.hasPrefix("scripts/") {
        let stem = String(file.name.prefix { $0 != "." })
        let isNamed = tree.files.contains { other in
            other.path != file.path && other.isText && !other.isSwift
                && other.lines.contains { $0.contains(stem) && hasWord($0, stem) }
        }
        if !isNamed { findings.append(Finding(.deadScript, file.path, 1, "`\(stem)`")) }
    }
}

/// Whether a line has a word with nothing of a name on either side.
func hasWord(_ line: Substring, _ word: String) -> Bool {
    for range in line.ranges(of: word) {
        let before = line[..<range.lowerBound].utf8.last
        let after = line[range.upperBound...].utf8.first
        if !(before?.isWordPart ?? false), !(after?.isWordPart ?? false) { return true }
    }
    return false
}

extension SwiftFile {
    /// Whether something outside the sources enters here: the system or the test runner.
    fileprivate var isEntered: Bool {
        path.hasSuffix("/main.swift")
            || tokens.contains { ["@main", "@Suite", "@Test"].contains($0.text) }
    }

    /// What the file declares outermost; of an extension its members, or the type when it adds a
    /// conformance.
    fileprivate func outermostNames() -> [String] {
        var names: [String] = []
        var index = 0
        while index < tokens.count {
            if isName(index, "extension") {
                names += extensionNames(at: index)
                index = end(ofBlockBehind: index)
            } else if let name = declaredName(at: index) {
                names.append(name)
                index = end(ofBlockBehind: index)
            } else {
                index += 1
            }
        }
        return names
    }

    private func declaredName(at index: Int) -> String? {
        let kinds = [
            "struct", "class", "enum", "actor", "protocol", "typealias", "func", "let", "var",
        ]
        guard let token = token(index), token.kind == .name, kinds.contains(token.text),
            let name = self.token(index + 1)
        else { return nil }
        return name.kind == .name || name.kind == .quotedName ? name.text : nil
    }

    private func extensionNames(at index: Int) -> [String] {
        guard let open = tokens[index...].firstIndex(where: { $0.isMark("{") }) else { return [] }
        let head = tokens[index..<open]
        if head.contains(where: { $0.isMark(":") }) { return head.map(\.text) }
        var names: [String] = []
        forEachOutermost(in: open) { place in
            if let name = declaredName(at: place) { names.append(name) }
            // Calls of an initializer or a subscript do not name it: the type stands for them.
            if isName(place, "init") || isName(place, "subscript") {
                names += head.map(\.text)
            }
        }
        return names
    }

    /// The index behind the declaration's braces, or behind its line where it has none.
    private func end(ofBlockBehind index: Int) -> Int {
        var place = index + 1
        var line = tokens[index].line
        while place < tokens.count {
            if isMark(place, "{") { return end(ofBracketAt: place) }
            if isMark(place, "(") || isMark(place, "[") {
                place = end(ofBracketAt: place)
                line = tokens[place - 1].line
                continue
            }
            let isContinued = isMark(place, ":") || isMark(place, "=") || isMark(place, "-")
            if tokens[place].line > line, !isContinued, declaredName(at: place) != nil {
                return place
            }
            place += 1
        }
        return place
    }
}
