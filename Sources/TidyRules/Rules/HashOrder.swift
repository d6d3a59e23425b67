// Loops over a Dictionary or a Set. A name counts as one when the same file declares it so; what comes from
// another file is not seen.

func checkHashOrder(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        let names = file.hashedNames()
        guard !names.isEmpty else { continue }
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            if token.text == "for", let name = file.loops(at: index, over: names) {
                findings.append(Finding(.hashOrder, file.path, token.line, "a loop over `\(name)`"))
            } else if names.contains(token.text), file.walks(at: index) {
                let what = "`\(token.text)` in its own order"
                findings.append(Finding(.hashOrder, file.path, token.line, what))
            }
        }
    }
}

extension SwiftFile {
    /// The properties, variables and arguments of a hashed type.
    fileprivate func hashedNames() -> [String] {
        tokens.indices.compactMap { index in
            guard tokens[index].kind == .name else { return nil }
            var place = index + 1
            guard isMark(place, ":") || isMark(place, "=") else { return nil }
            let isValue = isMark(place, "=")
            place += isName(place + 1, "inout") ? 2 : 1
            let isSet = isName(place, "Set") || isName(place, "Dictionary")
            let isDictionary = opensDictionaryType(place)
            guard isSet || isDictionary else { return nil }
            if isValue, isDictionary, !isMark(end(ofBracketAt: place), "(") { return nil }
            return tokens[index].text
        }
    }

    /// The hashed name that a `for` goes through, unless it is sorted on the way.
    fileprivate func loops(at index: Int, over names: [String]) -> String? {
        guard let start = tokens[index...].firstIndex(where: { $0.isName("in") }),
            start < index + 16,
            let end = tokens[start...].firstIndex(where: { $0.isMark("{") || $0.isName("where") })
        else { return nil }
        let subject = tokens[(start + 1)..<end]
        // Whatever is called in between gives another order, or is looked at as a chain of its own.
        guard !subject.contains(where: { $0.isMark("(") || $0.isMark("[") }) else { return nil }
        let path = subject.filter { $0.kind == .name && !["keys", "values"].contains($0.text) }
        guard let last = path.last, names.contains(last.text) else { return nil }
        return last.text
    }

    /// Whether a chain that depends on the order begins behind a hashed name.
    fileprivate func walks(at index: Int) -> Bool {
        var place = index + 1
        guard isMark(place, ".") else { return false }
        if let next = token(place + 1), ["keys", "values"].contains(next.text) { place += 2 }
        guard isMark(place, "."), let call = token(place + 1) else { return false }
        let ordered = ["forEach", "map", "flatMap", "compactMap", "enumerated", "first", "joined"]
        guard ordered.contains(call.text) else { return false }
        // Sorted on the same line or the next ones of the chain, it has an order after all.
        let rest = tokens[place..<min(place + 40, tokens.count)]
        return !rest.prefix { $0.line <= call.line + 2 }.contains {
            ["sorted", "sort", "Set", "min", "max", "contains", "allSatisfy"].contains($0.text)
        }
    }
}
