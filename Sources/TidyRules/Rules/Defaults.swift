// `default:` in a switch over an enum of ours. Tokens do not tell a type; the patterns do: when every
// pattern is a case's name and one enum of the package has them all, it is taken for that one.

/// An enum of the package.
struct OwnEnum {
    let name: String
    let cases: [String]
}

func checkDefaults(_ tree: TreeView, _ findings: inout [Finding]) {
    let sources = tree.swift.filter(\.isSource)
    let enums = sources.flatMap { file in
        file.tokens.indices.compactMap { file.ownEnum(at: $0) }
    }
    for file in sources {
        for (index, token) in file.tokens.enumerated() where token.isName("switch") {
            guard let (patterns, line) = file.defaultedSwitch(at: index),
                let match = enums.first(where: { own in patterns.allSatisfy(own.cases.contains) })
            else { continue }
            let what = "`default:` beside cases of `\(match.name)`"
            findings.append(Finding(.defaultCase, file.path, line, what))
        }
    }
}

extension SwiftFile {
    /// The enum whose declaration begins here.
    func ownEnum(at index: Int) -> OwnEnum? {
        guard tokens[index].isName("enum"), let name = token(index + 1), name.kind == .name,
            let open = tokens[index...].firstIndex(where: { $0.isMark("{") })
        else { return nil }
        var cases: [String] = []
        var isCase = false
        forEachOutermost(in: open) { place in
            let token = tokens[place]
            if token.isName("case") {
                isCase = true
            } else if isCase, token.kind == .name || token.kind == .quotedName {
                // Names follow `case` and commas; `= "raw"` and `(values)` are passed over.
                if isName(place - 1, "case") || isMark(place - 1, ",") { cases.append(token.text) }
                if ["func", "var", "let", "init", "static"].contains(token.text) { isCase = false }
            }
        }
        return cases.isEmpty ? nil : OwnEnum(name: name.text, cases: cases)
    }

    /// The patterns of a switch that has a default, when all are plain cases, and the default's line.
    fileprivate func defaultedSwitch(at index: Int) -> (patterns: [String], line: Int)? {
        guard let open = block(ofSwitchAt: index) else { return nil }
        var patterns: [String] = []
        var isPattern = false
        var line: Int?
        var isPlain = true
        forEachOutermost(in: open) { place in
            let token = tokens[place]
            if token.isName("default"), isMark(place + 1, ":"), !isMark(place - 1, ".") {
                line = token.line
            } else if token.isName("case"), !isName(place - 1, "if"), !isName(place - 1, "guard") {
                isPattern = true
            } else if isPattern, token.isMark(":") {
                isPattern = false
            }
            guard isPattern, let before = self.token(place - 1) else { return }
            let isFirst = before.isName("case") || before.isMark(",")
            let start = isFirst && token.isName("let") ? place + 1 : place
            if isFirst, isMark(start, "."), let name = self.token(start + 1) {
                patterns.append(name.text)
            } else if isFirst {
                isPlain = false
            }
        }
        guard isPlain, !patterns.isEmpty, let line else { return nil }
        return (patterns, line)
    }

    /// The brace that opens a switch: the first outside the subject's own brackets.
    private func block(ofSwitchAt index: Int) -> Int? {
        var place = index + 1
        while place < tokens.count {
            if isMark(place, "{") { return place }
            place = isMark(place, "(") || isMark(place, "[") ? end(ofBracketAt: place) : place + 1
        }
        return nil
    }

    /// Visits the tokens directly inside a bracket, not those in brackets within it.
    func forEachOutermost(in open: Int, _ visit: (Int) -> Void) {
        let end = end(ofBracketAt: open)
        var place = open + 1
        while place < end - 1 {
            visit(place)
            let isOpening = isMark(place, "(") || isMark(place, "[") || isMark(place, "{")
            place = isOpening ? self.end(ofBracketAt: place) : place + 1
        }
    }
}
