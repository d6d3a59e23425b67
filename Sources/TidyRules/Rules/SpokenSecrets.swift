// Passwords that a literal says outright. What an interpolation fills in is no literal, and a placeholder no
// password.

/// What kind of password a Swift literal holds; nil when it holds none.
func spokenSecret(in text: String) -> String? {
    if hasPassword(inURLOf: text) { return "a password in a URL" }
    let lowered = text.lowercased()
    for name in ["password=", "passwd=", "secret=", "api_key=", "apikey=", "token="] {
        for range in lowered.ranges(of: name) {
            let value = lowered[range.upperBound...].prefix { !" \t&;,\"'\\<>{}$%*…".contains($0) }
            if value.utf8.count >= 4 { return "a value behind `\(name)`" }
        }
    }
    return nil
}

/// Whether a URL has a name and a password before its host.
private func hasPassword(inURLOf text: String) -> Bool {
    for range in text.ranges(of: "://") {
        let authority = text[range.upperBound...].prefix { !"/ \n".contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority.firstIndex(of: ":"),
            colon < at
        else { continue }
        let password = authority[authority.index(after: colon)..<at]
        if password.count >= 3, !password.contains(where: { "<>{}$\\*…".contains($0) }) {
            return true
        }
    }
    return false
}
