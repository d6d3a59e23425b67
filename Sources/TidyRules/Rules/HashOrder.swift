// Loops over a Dictionary or a Set. A name counts as one when the same file declares it so; what comes from
// another file is not seen.

func checkHashOrder(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        let names = file.hashedNames()
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            if token.text == "for", let name = file.loops(at: index, over: names) {
                findings.append(Finding(.hashOrder, file.path, token.line, "a loop over `\(name)`"))
            } else if names.contains(token.text), file.walks(at: index) {
                let what = "`\(token.text)` in its own order"
                findings.append(Finding(.hashOrder, file.path, token.line, what))
            } else if token.text == "Array", let name = file.array(at: index, of: names) {
                let what = "an array of `\(name)` in its own order"
                findings.append(Finding(.hashOrder, file.path, token.line, what))
            }
        }
    }
}

/// What gives a sequence an order, or does not depend on one.
private let settling = ["sorted", "sort", "Set", "min", "max", "contains", "allSatisfy"]

extension SwiftFile {
    /// The properties, variables and arguments of a hashed type.
    fileprivate func hashedNames() -> [String] {
        let aliases = hashedAliases()
        return tokens.indices.compactMap { index in
            guard tokens[index].kind == .name else { return nil }
            var place = index + 1
            guard isMark(place, ":") || isMark(place, "=") else { return nil }
            let isValue = isMark(place, "=")
            place += isName(place + 1, "inout") ? 2 : 1
            if isValue, isName(index - 1, "let") || isName(index - 1, "var"),
                opensDictionaryLiteral(place)
            {
                return tokens[index].text
            }
            guard opensHashedType(place, aliases) else { return nil }
            if isValue, isMark(place, "["), !isMark(end(ofBracketAt: place), "(") { return nil }
            return tokens[index].text
        }
    }

    /// The other names that the file gives to hashed types.
    private func hashedAliases() -> [String] {
        tokens.indices.compactMap { index in
            guard isName(index, "typealias"), isMark(index + 2, "=") else { return nil }
            return opensHashedType(index + 3, []) || namesDictionary(index + 3)
                ? tokens[index + 1].text : nil
        }
    }

    /// Whether a type begins here whose order is a hash's.
    private func opensHashedType(_ index: Int, _ aliases: [String]) -> Bool {
        if opensDictionaryType(index) { return true }
        let isQualified = isName(index, "Swift") && isMark(index + 1, ".")
        guard let name = token(isQualified ? index + 2 : index), name.kind == .name else {
            return false
        }
        return ["Set", "Dictionary"].contains(name.text) || aliases.contains(name.text)
    }

    /// Whether `[key: value, …]` begins here: a colon directly inside, and no question before it.
    private func opensDictionaryLiteral(_ index: Int) -> Bool {
        guard isMark(index, "[") else { return false }
        var isDictionary = false
        var hasQuestion = false
        forEachOutermost(in: index) { place in
            if isMark(place, "?") { hasQuestion = true }
            if isMark(place, ":"), !hasQuestion { isDictionary = true }
        }
        return isDictionary
    }

    /// The hashed name that a `for` goes through, unless it is sorted on the way.
    fileprivate func loops(at index: Int, over names: [String]) -> String? {
        guard let start = tokens[index...].firstIndex(where: { $0.isName("in") }),
            start < index + 16
        else { return nil }
        if let made = madeOnTheSpot(at: start + 1) { return made }
        if let name = filtered(at: start + 1, names) { return name }
        guard let end = tokens[start...].firstIndex(where: { $0.isMark("{") || $0.isName("where") })
        else { return nil }
        let subject = tokens[(start + 1)..<end]
        // Whatever is called in between gives another order, or is looked at as a chain of its own.
        guard !subject.contains(where: { $0.isMark("(") || $0.isMark("[") }) else { return nil }
        let path = subject.filter { $0.kind == .name && !["keys", "values"].contains($0.text) }
        guard let last = path.last, names.contains(last.text) else { return nil }
        return last.text
    }

    /// `Set(…)` or `Dictionary(grouping: …)` as a loop's subject.
    private func madeOnTheSpot(at index: Int) -> String? {
        let place = isName(index, "Swift") && isMark(index + 1, ".") ? index + 2 : index
        guard let name = token(place), ["Set", "Dictionary"].contains(name.text) else { return nil }
        guard let open = tokens[place...].firstIndex(where: { $0.isMark("(") || $0.isMark("{") }),
            isMark(open, "(")
        else { return nil }
        let behind = end(ofBracketAt: open)
        let isPlain = isMark(behind, "{") || isName(behind, "where")
        return isPlain || keepsOrder(at: behind) ? name.text : nil
    }

    /// A hashed name whose elements are filtered before a loop goes through them.
    private func filtered(at index: Int, _ names: [String]) -> String? {
        var place = index
        while let token = token(place), token.kind == .name, isMark(place + 1, ".") {
            if names.contains(token.text) {
                let next = isName(place + 2, "keys") || isName(place + 2, "values") ? 4 : 2
                return isName(place + next, "filter") && keepsOrder(at: place + next - 1)
                    ? token.text : nil
            }
            place += 2
        }
        return nil
    }

    /// Whether what follows in a chain is nothing but filters: nobody sorts what comes out.
    private func keepsOrder(at index: Int) -> Bool {
        var place = index
        while isMark(place, "."), isName(place + 1, "filter") {
            place += 2
            guard isMark(place, "(") || isMark(place, "{") else { return false }
            place = end(ofBracketAt: place)
        }
        return place > index && !isMark(place, ".")
    }

    /// Whether a chain that depends on the order begins behind a hashed name.
    fileprivate func walks(at index: Int) -> Bool {
        var place = index + 1
        guard isMark(place, ".") else { return false }
        if let next = token(place + 1), ["keys", "values"].contains(next.text) { place += 2 }
        guard isMark(place, "."), let call = token(place + 1) else { return false }
        let ordered = ["forEach", "map", "flatMap", "compactMap", "enumerated", "first", "joined"]
        // A sum does not depend on the order; what is put together step by step does.
        let isGathering =
            call.text == "reduce" && isMark(place + 2, "(") && isName(place + 3, "into")
        guard ordered.contains(call.text) || isGathering else { return false }
        // Sorted on the same line or the next ones of the chain, it has an order after all.
        let rest = tokens[place..<min(place + 40, tokens.count)]
        return !rest.prefix { $0.line <= call.line + 2 }.contains { settling.contains($0.text) }
    }

    /// The hashed name whose elements `Array(…)` lists, unless they are sorted on the way.
    fileprivate func array(at index: Int, of names: [String]) -> String? {
        guard isMark(index + 1, "(") else { return nil }
        let behind = end(ofBracketAt: index + 1)
        let inside = tokens[(index + 2)..<max(index + 2, behind - 1)]
        guard inside.allSatisfy({ $0.kind == .name || $0.isMark(".") }) else { return nil }
        let path = inside.filter { $0.kind == .name && !["keys", "values"].contains($0.text) }
        guard let last = path.last, names.contains(last.text) else { return nil }
        let isSettled = isMark(behind, ".") && settling.contains(token(behind + 1)?.text ?? "")
        return isSettled ? nil : last.text
    }
}
