/// Whether a text is an address that may be asked: https, or http on this machine alone.
enum ProviderAddress {
    /// What is wrong with it, as it completes "must …"; nil when nothing is. The address is not repeated.
    static func flaw(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            return "be plain ASCII without spaces and backslashes"
        }
        let isPlain = text.hasPrefix("http://")
        guard isPlain || text.hasPrefix("https://") else { return "begin with https://" }
        let rest = text.dropFirst(isPlain ? 7 : 8)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { return "hold no name and password before the host" }
        guard !rest.contains("#") else { return "hold no #" }
        guard let host = host(authority) else { return "name a host" }
        if isPlain, !isLoopback(host) {
            return "begin with https://, for http is allowed on this machine alone"
        }
        return nil
    }

    /// The host of an address without flaws, in lower case.
    static func host(of text: String) -> String? {
        guard let start = text.firstIndex(of: "/").map({ text.index($0, offsetBy: 2) }) else {
            return nil
        }
        return host(text[start...].prefix { $0 != "/" && $0 != "?" })
    }

    /// Whether the host is this machine.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func host(_ authority: Substring) -> String? {
        var host = authority
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let after = host[host.index(after: end)...]
            guard after.isEmpty || isPort(after) else { return nil }
            host = host[...end]
        } else if let colon = host.firstIndex(of: ":") {
            guard isPort(host[colon...]) else { return nil }
            host = host[..<colon]
        }
        return host.isEmpty ? nil : host.lowercased()
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.first == ":", let port = UInt16(text.dropFirst()) else { return false }
        return port > 0
    }
}
