// Scripts and what continuous integration runs: a failure has to be one.

func checkScripts(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.files where file.isText {
        let isIntegration = file.path.hasPrefix(".ci/") || file.path.hasPrefix(".github/")
        let isConfiguration =
            ["yml", "yaml"].contains(file.suffix) || ["Makefile", "Dockerfile"].contains(file.name)
        if isIntegration || isConfiguration || file.language == .shell {
            checkFailures(in: file, mayExplain: !isIntegration, &findings)
        }
        if file.language == .shell { checkStrictness(of: file, &findings) }
        if file.language != nil || isConfiguration { checkDangers(in: file, &findings) }
    }
}

private let ignoring = ["|| true", "|| :", "|| exit 0", "set +e", "continue-on-error"]

/// How a line lets a failure pass; nil where it does not.
private func leniency(of line: Substring, in file: TreeFile) -> String? {
    if let found = ignoring.first(where: line.contains) { return found }
    let text = trimmed(line)
    if file.name == "Makefile", line.hasPrefix("\t") {
        let marks = text.prefix { "@+-".contains($0) }
        return marks.contains("-") ? "-" : nil
    }
    // A step or a job that never runs cannot fail either.
    let key = text.hasPrefix("- ") ? trimmed(text.dropFirst(2)) : text
    guard ["yml", "yaml"].contains(file.suffix), key.hasPrefix("if:") else { return nil }
    return key.dropFirst(3).split { " ${}".contains($0) } == ["false"] ? "if: false" : nil
}

private func checkFailures(in file: TreeFile, mayExplain: Bool, _ findings: inout [Finding]) {
    for (index, line) in file.lines.enumerated() where !trimmed(line).hasPrefix("#") {
        guard let found = leniency(of: line, in: file) else { continue }
        let above = index > 0 ? trimmed(file.lines[index - 1]) : ""
        if mayExplain, above.hasPrefix("#"), !above.hasPrefix("#!") { continue }
        findings.append(Finding(.ignoredFailure, file.path, index + 1, "`\(found)`"))
    }
}

private func checkStrictness(of file: TreeFile, _ findings: inout [Finding]) {
    let commands = file.lines.enumerated().filter { _, line in
        !line.hasPrefix("#") && !trimmed(line).isEmpty
    }
    guard let (index, first) = commands.first, first != "set -euo pipefail" else { return }
    findings.append(Finding(.strictShell, file.path, index + 1, "it begins with `\(first)`"))
}

/// A way to turn text into code, to believe any server or to listen to everybody.
private struct Danger {
    let rule: Rule
    let text: String
    let language: ScriptLanguage?

    func stands(in line: Substring, of file: TreeFile) -> Bool {
        if let language, language != file.language { return false }
        for range in line.ranges(of: text) {
            let before = line[..<range.lowerBound].utf8.last
            let isMember = before == UInt8(ascii: ".") || before?.isWordPart ?? false
            if !isMember || text.first == "." || text.first == "-" { return true }
        }
        return false
    }
}

private let dangers: [Danger] = [
    Danger(rule: .evaluation, text: "eval ", language: .shell),
    Danger(rule: .evaluation, text: "eval(", language: .python),
    Danger(rule: .evaluation, text: "exec(", language: .python),
    Danger(rule: .evaluation, text: "pickle.load", language: .python),
    Danger(rule: .evaluation, text: "yaml.load(", language: .python),
    Danger(rule: .shell, text: "os.system(", language: .python),
    Danger(rule: .shell, text: "shell=True", language: .python),
    Danger(rule: .tlsVerification, text: "--insecure", language: nil),
    Danger(rule: .tlsVerification, text: "--no-check-certificate", language: nil),
    Danger(rule: .tlsVerification, text: "curl -k", language: nil),
    Danger(rule: .tlsVerification, text: "verify=False", language: .python),
    Danger(rule: .tlsVerification, text: "CERT_NONE", language: .python),
    Danger(rule: .tlsVerification, text: "_create_unverified_context", language: .python),
    Danger(rule: .bindAll, text: everyAddress, language: nil),
]

private func checkDangers(in file: TreeFile, _ findings: inout [Finding]) {
    for (index, line) in file.lines.enumerated() where !trimmed(line).hasPrefix("#") {
        for danger in dangers where danger.stands(in: line, of: file) {
            let what = "`\(trimmed(danger.text))`"
            findings.append(Finding(danger.rule, file.path, index + 1, what))
        }
        if let address = foreignHTTP(in: line) {
            findings.append(Finding(.plainHTTP, file.path, index + 1, "`\(address)`"))
        }
    }
}
