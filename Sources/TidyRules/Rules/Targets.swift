// The manifest against the table of targets: the same names, only the arrows that are drawn, none upward.

func checkTargets(_ tree: TreeView, _ findings: inout [Finding]) {
    guard !tree.table.rows.isEmpty else { return }
    for target in tree.manifest.targets where target.isSource && isTabled(target, in: tree) {
        guard let position = tree.table.position(of: target.name) else {
            let what = "\(target.name) is not in \(TargetTable.path)"
            findings.append(Finding(.targetTable, Manifest.path, target.line, what))
            continue
        }
        checkDependencies(of: target, at: position, tree, &findings)
    }
    for row in tree.table.rows where tree.manifest.target(named: row.name) == nil {
        let what = "\(row.name) is not in \(Manifest.path)"
        findings.append(Finding(.targetTable, TargetTable.path, row.line, what))
    }
}

/// A system library is only named in the column of what is imported: it has no Swift of ours.
private func isTabled(_ target: Target, in tree: TreeView) -> Bool {
    tree.swift.contains { $0.path.hasPrefix(target.folder) }
}

private func checkDependencies(
    of target: Target,
    at position: Int,
    _ tree: TreeView,
    _ findings: inout [Finding]
) {
    let allowed = tree.table.allowed(at: position)
    let row = tree.table.rows[position]
    for name in target.dependencies where !tree.manifest.products.contains(name) {
        for (rule, detail) in objections(to: name, row, allowed, tree) {
            let what = "\(target.name) → \(name)\(detail)"
            findings.append(Finding(rule, Manifest.path, target.line, what))
        }
    }
}

private func objections(
    to name: String,
    _ row: TargetTable.Row,
    _ allowed: [String],
    _ tree: TreeView
) -> [(Rule, String)] {
    var objections: [(Rule, String)] = []
    if !allowed.contains(name) { objections.append((.targetDependency, "")) }
    guard let position = tree.table.position(of: row.name),
        let lower = tree.table.position(of: name)
    else { return objections }
    if lower >= position { objections.append((.targetLayer, "")) }
    let other = tree.table.rows[lower].kind
    if row.kind == .pure, other != .pure {
        objections.append((.targetPurity, ", which is \(other.rawValue)"))
    }
    return objections
}
