// Public declarations without a doc comment. `swift format` asks for `public` and `open`; this asks for
// `package` too.

func checkDocumentation(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        for (index, token) in file.all.enumerated() where token.kind == .name {
            guard ["public", "open", "package"].contains(token.text),
                let name = file.declaration(behind: index), !file.hasDocumentation(before: index)
            else { continue }
            findings.append(Finding(.undocumented, file.path, token.line, "`\(name)`"))
        }
    }
}

private let declarations = [
    "func", "var", "let", "struct", "class", "enum", "actor", "protocol", "typealias", "init",
    "subscript", "macro", "associatedtype", "case",
]

extension SwiftFile {
    /// What is declared with the modifier at an index of `all`; nil where nothing is (an import, an
    /// extension, an access level of a setter).
    fileprivate func declaration(behind index: Int) -> String? {
        let names = ["var", "let", "case", "func", "for", "in", "return"]
        guard index == 0 || !names.contains(all[index - 1].text) else { return nil }
        for place in (index + 1)..<min(index + 12, all.count) {
            let token = all[place]
            if ["import", "extension"].contains(token.text) { return nil }
            // Only `(set)` and attributes stand between modifiers: with anything else it is a name.
            let isSetter =
                all[place - 1].isName("set") || all[min(place + 1, all.count - 1)].isName("set")
            if token.kind == .mark, !isSetter { return nil }
            guard token.kind == .name, declarations.contains(token.text) else { continue }
            // `class func` declares a function.
            if token.text == "class", all[place + 1].isName("func") { continue }
            if token.text == "init" || token.text == "subscript" { return token.text }
            return place + 1 < all.count ? "\(token.text) \(all[place + 1].text)" : nil
        }
        return nil
    }

    /// Whether a doc comment stands above the declaration: attributes, other modifiers and plain
    /// comments may come between.
    fileprivate func hasDocumentation(before index: Int) -> Bool {
        var place = index - 1
        while place >= 0, index - place < 60 {
            let token = all[place]
            if token.kind == .comment {
                if token.text.hasPrefix("///") || token.text.hasPrefix("/**") { return true }
            } else if token.isMark("}") || token.isMark("{") || token.isMark(";") {
                return false
            } else if token.kind == .name, declarations.contains(token.text) {
                return false
            }
            place -= 1
        }
        return false
    }
}
