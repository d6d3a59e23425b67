// The commands of workflows and hooks: each is a script of this repository, a target of its Makefile, or one
// of the few programs that are given there.

func checkCommands(_ tree: TreeView, _ findings: inout [Finding]) {
    let goals = makeGoals(tree.file("Makefile"))
    for file in tree.files where ["yml", "yaml"].contains(file.suffix) {
        for (index, line) in file.lines.enumerated() {
            guard let command = command(in: line), !isKnown(command, goals, tree) else { continue }
            findings.append(Finding(.command, file.path, index + 1, "`\(command)`"))
        }
    }
}

private func makeGoals(_ file: TreeFile?) -> [String] {
    file?.lines.compactMap { line in
        guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("\t"), !line.hasPrefix("."),
            !line[colon...].hasPrefix(":=")
        else { return nil }
        return String(line[..<colon])
    } ?? []
}

/// What stands behind `run:` or `entry:`; a block of several lines is looked at as `run: |`, which is
/// not known: a script has a name.
private func command(in line: Substring) -> String? {
    let text = trimmed(line)
    for key in ["run:", "- run:", "entry:", "- entry:"] where text.hasPrefix(key) {
        return trimmed(text.dropFirst(key.count))
    }
    // A step in braces: `- { name: a, run: make test }`.
    guard text.hasPrefix("- {") || text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
    let inside = text.drop { $0 != "{" }.dropFirst().dropLast()
    for part in inside.split(separator: ",") {
        let member = trimmed(part)
        for key in ["run:", "entry:"] where member.hasPrefix(key) {
            return trimmed(member.dropFirst(key.count))
        }
    }
    return nil
}

private let givenPrograms = ["swift", "docker", "apt-get"]

private func isKnown(_ command: String, _ goals: [String], _ tree: TreeView) -> Bool {
    let words = command.split(separator: " ")
    guard let program = words.first.map(String.init) else { return false }
    if program == "make" {
        let named = words.dropFirst().filter { !$0.contains("=") }
        return !named.isEmpty && named.allSatisfy { goals.contains(String($0)) }
    }
    // What is piped on or run after it would go unseen.
    if words.contains("|") || words.contains("&&") || words.contains(";") { return false }
    return givenPrograms.contains(program) || tree.file(program) != nil
}
