// What the compiler was told not to check.

func checkUnsafeCode(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            let isUnchecked = token.text == "@unchecked" && file.isName(index + 1, "Sendable")
            let isUnsafe = token.text == "nonisolated" && file.isName(index + 2, "unsafe")
            if isUnchecked || isUnsafe, !file.isExplained(token.line, by: "SAFETY:") {
                let what = isUnsafe ? "`nonisolated(unsafe)`" : "`@unchecked Sendable`"
                findings.append(Finding(.uncheckedSendable, file.path, token.line, what))
            }
        }
        // One a file: an exception covers a file, too.
        if let token = file.tokens.first(where: isRaw) {
            let what = "`\(token.text)`"
            findings.append(Finding(.unsafeCode, file.path, token.line, what))
        }
    }
}

private func isRaw(_ token: Token) -> Bool {
    guard token.kind == .name else { return false }
    return token.text.hasPrefix("Unsafe") || token.text.hasPrefix("withUnsafe")
        || ["unsafeBitCast", "Unmanaged", "OpaquePointer", "unsafeDowncast"].contains(token.text)
}
