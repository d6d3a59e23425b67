// What is too long to be read.

private enum Limit {
    static let functionLines = 60
    static let sourceLines = 350
    static let testLines = 600
}

func checkLengths(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift {
        let limit = file.isSource ? Limit.sourceLines : Limit.testLines
        if file.lineCount > limit, file.path != Manifest.path {
            let what = "\(file.lineCount) lines, more than \(limit)"
            findings.append(Finding(.fileLength, file.path, 1, what))
        }
        for index in file.tokens.indices {
            guard let (name, lines) = file.body(ofFunctionAt: index),
                lines > Limit.functionLines
            else { continue }
            let what = "\(name) has \(lines) lines, more than \(Limit.functionLines)"
            findings.append(
                Finding(.functionLength, file.path, file.tokens[index].line, what)
            )
        }
    }
}

extension SwiftFile {
    /// The name and the lines between the braces of the function that is declared here.
    fileprivate func body(ofFunctionAt index: Int) -> (name: String, lines: Int)? {
        let token = tokens[index]
        let isNamed = token.isName("func")
        let isOther = ["init", "deinit", "subscript"].contains { token.isName($0) }
        guard isNamed || (isOther && !isMark(index - 1, ".")) else { return nil }
        var place = index + 1
        if isNamed { place += 1 }
        // A declaration in a protocol has no body: the next one begins before any brace.
        while let next = self.token(place), !next.isMark("{") {
            if next.isMark("}") || next.isName("func") || next.isName("var") { return nil }
            place = next.isMark("(") || next.isMark("[") ? end(ofBracketAt: place) : place + 1
        }
        guard place < tokens.count else { return nil }
        let last = tokens[end(ofBracketAt: place) - 1].line
        let name = isNamed ? self.token(index + 1)?.text ?? "" : token.text
        return (name, max(0, last - tokens[place].line - 1))
    }
}
