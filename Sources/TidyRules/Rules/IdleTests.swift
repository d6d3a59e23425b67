// Tests that pass whatever the code does.

func checkIdleTests(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.path.hasPrefix("Tests/") {
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            guard let what = file.idleness(at: index) else { continue }
            findings.append(Finding(.idleTest, file.path, token.line, what))
        }
    }
}

extension SwiftFile {
    /// What makes the test that stands here one that cannot fail; nil where nothing does.
    fileprivate func idleness(at index: Int) -> String? {
        let text = tokens[index].text
        switch text {
        case "#expect", "#require":
            let isTrue = isMark(index + 1, "(") && isName(index + 2, "true")
            return isTrue && (isMark(index + 3, ")") || isMark(index + 3, ","))
                ? "`\(text)(true)`" : nil
        case "disabled":
            let isTrait =
                isMark(index - 1, ".") && (isMark(index - 2, "(") || isMark(index - 2, ","))
            // With a condition it is a test that runs elsewhere.
            let isAlways = !isName(index + 2, "if")
            return isTrait && isAlways && isInTestAttribute(index) ? "`.disabled`" : nil
        case "withKnownIssue":
            return isMark(index + 1, "(") || isMark(index + 1, "{") ? "`\(text)`" : nil
        case _: return nil
        }
    }

    /// Whether `@Test(…)` or `@Suite(…)` begins within a few tokens before.
    private func isInTestAttribute(_ index: Int) -> Bool {
        tokens[max(0, index - 24)..<index].contains { $0.isName("@Test") || $0.isName("@Suite") }
    }
}
