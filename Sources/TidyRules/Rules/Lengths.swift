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
    /// The name and the lines between the braces of the function, the computed variable or the closure that
    /// begins here.
    fileprivate func body(ofFunctionAt index: Int) -> (name: String, lines: Int)? {
        let token = tokens[index]
        if token.isName("var") { return body(ofVariableAt: index) }
        // A closure that is a value or an argument; a function's own are counted with it.
        if token.isMark("{"), ["=", "(", ","].contains(where: { isMark(index - 1, $0) }) {
            return ("a closure", lines(inBraceAt: index))
        }
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
        let name = isNamed ? self.token(index + 1)?.text ?? "" : token.text
        return (name, lines(inBraceAt: place))
    }

    /// The same of a variable that is computed; nil of one that is stored.
    private func body(ofVariableAt index: Int) -> (name: String, lines: Int)? {
        guard let name = token(index + 1), isMark(index + 2, ":") else { return nil }
        var place = index + 3
        while let next = token(place), !next.isMark("{") {
            let isOver = next.isMark("=") || next.isMark("}") || next.isMark(")")
            let isOther = ["var", "let", "func", "case", "init", "struct", "enum", "extension"]
                .contains { next.isName($0) }
            if isOver || isOther { return nil }
            place = next.isMark("(") || next.isMark("[") ? end(ofBracketAt: place) : place + 1
        }
        return place < tokens.count ? (name.text, lines(inBraceAt: place)) : nil
    }

    private func lines(inBraceAt index: Int) -> Int {
        max(0, tokens[end(ofBracketAt: index) - 1].line - tokens[index].line - 1)
    }
}
