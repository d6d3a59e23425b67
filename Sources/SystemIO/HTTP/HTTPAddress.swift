import CCurl
import Ports

/// An address taken apart by the same library that will connect to it, so that what is checked is what is
/// asked.
final class HTTPAddress {
    /// For the call itself.
    let handle: OpaquePointer
    /// In lower case; an IPv6 address stands in brackets.
    let host: String
    /// The host with its port: what connections are counted by.
    let place: String
    /// Whether the connection is encrypted.
    let isEncrypted: Bool

    /// Takes an address apart; it has to be absolute, https or http, without a name and a password.
    init(_ text: String) throws(HTTPFailure) {
        guard !text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\\") }),
            let handle = curl_url()
        else { throw .badAddress }
        let flags = UInt32(CURLU_DISALLOW_USER)
        guard curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: handle),
            let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
            let port = Self.part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT)),
            ["http", "https"].contains(scheme)
        else {
            curl_url_cleanup(handle)
            throw .badAddress
        }
        self.handle = handle
        self.host = host.lowercased()
        place = "\(self.host):\(port)"
        isEncrypted = scheme == "https"
    }

    deinit { curl_url_cleanup(handle) }

    /// Whether it is this machine.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func part(
        _ part: CURLUPart,
        of handle: OpaquePointer,
        _ flags: UInt32 = 0
    ) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
