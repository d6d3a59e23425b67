// Every import against the manifest and the kind of the target.

func checkImports(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift {
        guard let target = file.target else { continue }
        var conditions: [Bool] = []
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            switch token.text {
            case "#if": conditions.append(file.isName(index + 1, "MUTANTS"))
            case "#endif": _ = conditions.popLast()
            case "import":
                guard let module = file.module(importedAt: index) else { continue }
                let isBug = module == "Mutants" && conditions.contains(true)
                if isBug || isAllowed(module, in: target, tree, kind: tree.kind(of: file)) {
                    continue
                }
                findings.append(Finding(.imports, file.path, token.line, "`import \(module)`"))
            default: break
            }
        }
    }
}

private func isAllowed(_ module: String, in target: Target, _ tree: TreeView, kind: TargetKind?)
    -> Bool
{
    if target.dependencies.contains(module) { return true }
    if !target.isSource {
        return ["Testing", "Glibc", "Synchronization", "Foundation"].contains(module)
    }
    return kind != .pure && ["Glibc", "Synchronization"].contains(module)
}

extension SwiftFile {
    /// The module's name: `import struct Module.Name` names it behind the kind.
    fileprivate func module(importedAt index: Int) -> String? {
        guard !isMark(index - 1, "."), let first = token(index + 1), first.kind == .name,
            first.line == tokens[index].line
        else { return nil }
        let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
        return kinds.contains(first.text) ? token(index + 2)?.text : first.text
    }
}
