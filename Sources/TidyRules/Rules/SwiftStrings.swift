// What Swift's literals and calls give away: shells, addresses, servers that are believed, and SQL.

func checkSwiftStrings(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        for (index, token) in file.tokens.enumerated() {
            let found: (Rule, String)? =
                switch token.kind {
                case .string: dangerousString(token.text, in: file)
                case .name: dangerousName(at: index, in: file)
                case .quotedName, .number, .comment, .mark: nil
                }
            if let (rule, what) = found {
                findings.append(Finding(rule, file.path, token.line, what))
            }
        }
    }
}

private func dangerousString(_ text: String, in file: SwiftFile) -> (Rule, String)? {
    if text.contains(everyAddress) || text == everyLongAddress { return (.bindAll, "`\(text)`") }
    if let address = foreignHTTP(in: text) { return (.plainHTTP, "`\(address)`") }
    if shells.contains(where: text.hasSuffix) { return (.shell, "`\(text)`") }
    if let what = spokenSecret(in: text) { return (.secret, what) }
    if writesSQL(text), file.target?.name != "Projection" { return (.sqlWrite, "SQL that writes") }
    return nil
}

private func dangerousName(at index: Int, in file: SwiftFile) -> (Rule, String)? {
    let text = file.tokens[index].text
    if ["system", "popen", "wordexp"].contains(text), file.isCall(index) {
        return (.shell, "`\(text)`")
    }
    if ["INADDR_ANY", "in6addr_any"].contains(text) { return (.bindAll, "`\(text)`") }
    if unverified.contains(text) { return (.tlsVerification, "`\(text)`") }
    let isVerification = text == "certificateVerification" || text.hasPrefix("CURLOPT_SSL_VERIFY")
    let value = file.tokens[index...].prefix(5).map(\.text)
    if isVerification, value.contains("none") || value.contains("0") {
        return (.tlsVerification, "`\(text)` off")
    }
    return nil
}

// Put together, so that the rules do not find themselves.
let everyAddress = ["0", "0", "0", "0"].joined(separator: ".")
private let everyLongAddress = String(repeating: ":", count: 2)
private let shells = ["sh", "bash", "dash", "zsh"].map { "bin/" + $0 }
private let unverified = ["SSL_VERIFY_NONE", "noHostnameVerification", "SSL_CTX_set_verify_none"]

/// The address that is asked without encryption and is not this machine's; nil when there is none.
func foreignHTTP(in text: some StringProtocol) -> String? {
    let scheme = "http:" + "//"
    for part in text.split(separator: " ") {
        guard let start = part.firstRange(of: scheme) else { continue }
        let address = part[start.lowerBound...].prefix { !"\"'`)<>,;".contains($0) }
        let host = address.dropFirst(scheme.count).prefix { !"/:?".contains($0) }
        let isLocal = ["localhost", "127.0.0.1", "[", ""].contains(String(host))
        if !isLocal, !host.hasPrefix("127."), !host.hasPrefix("[::1]") { return String(address) }
    }
    return nil
}

/// Whether a literal has a statement that changes rows: the verb in capitals and what goes with it.
private func writesSQL(_ text: String) -> Bool {
    let words = text.split { !($0.isLetter || $0 == "_") }
    for (index, word) in words.enumerated() where index + 1 < words.count {
        let next = words[index + 1]
        switch word {
        case "INSERT", "REPLACE": if ["INTO", "OR"].contains(next) { return true }
        case "DELETE": if next == "FROM" { return true }
        case "UPDATE": if words[(index + 1)...].contains("SET") { return true }
        default: break
        }
    }
    return false
}
