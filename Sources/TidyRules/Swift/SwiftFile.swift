/// A Swift file in tokens.
struct SwiftFile {
    let path: String
    /// The target it belongs to; nil for the manifest.
    let target: Target?
    /// Everything but comments.
    let tokens: [Token]
    /// Comments and everything else.
    let all: [Token]
    /// How many lines it has.
    let lineCount: Int

    init(_ file: TreeFile, target: Target?) {
        path = file.path
        self.target = target
        all = SwiftLexer.tokens(of: file.bytes)
        tokens = all.filter { $0.kind != .comment }
        lineCount = file.lines.count
    }

    /// Whether it is part of what is shipped, and not a test or the manifest.
    var isSource: Bool { path.hasPrefix("Sources/") }

    /// The token at an index, nil outside.
    func token(_ index: Int) -> Token? {
        tokens.indices.contains(index) ? tokens[index] : nil
    }

    /// Whether a token exists there and is this mark.
    func isMark(_ index: Int, _ mark: String) -> Bool { token(index)?.isMark(mark) ?? false }

    /// Whether a token exists there and is this name.
    func isName(_ index: Int, _ name: String) -> Bool { token(index)?.isName(name) ?? false }

    /// The index behind the bracket that closes the one at `index`; the end where none does.
    func end(ofBracketAt index: Int) -> Int {
        var depth = 0
        for place in index..<tokens.count where tokens[place].kind == .mark {
            switch tokens[place].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            default: break
            }
            if depth == 0 { return place + 1 }
        }
        return tokens.count
    }

    /// Whether the comment that ends in the lines above has a word and something behind it; attributes may
    /// stand between.
    func isExplained(_ line: Int, by word: String) -> Bool {
        all.contains { token in
            token.kind == .comment && token.line < line && token.line >= line - 4
                && token.text.firstRange(of: word).map { range in
                    token.text[range.upperBound...].contains(where: \.isLetter)
                } ?? false
        }
    }
}
