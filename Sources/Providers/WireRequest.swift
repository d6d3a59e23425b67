// What is sent for a request: base, path and query joined, and the key where the provider wants it. Keys go
// nowhere else.

import Intel
import Ports

enum WireRequest {
    /// Where a provider wants its key.
    private enum KeyPlace {
        case header(String)
        case query(String)
    }

    private static func keyPlace(_ provider: ProviderID) -> KeyPlace {
        switch provider {
        case .solanaRPC, .helius: .query("api-key")
        case .birdeye, .rugCheck: .header("X-API-KEY")
        case .goPlus: .header("Authorization")
        case .jupiter: .header("x-api-key")
        }
    }

    static func http(_ request: ProviderRequest, by plan: ProviderPlan) -> HTTPRequest {
        var query = request.query
        var headers = request.headers.map { HTTPRequest.Header($0.name, $0.value) }
        if let key = plan.key {
            switch keyPlace(plan.provider) {
            case .header(let name): headers.append(HTTPRequest.Header(name, key))
            case .query(let name): query.append(ProviderRequest.Item(name, key))
            }
        }
        // A node's own address may end in a query already.
        let parts = plan.address.split(
            separator: "?",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        var base = String(parts[0])
        while !request.path.isEmpty, base.hasSuffix("/") { base.removeLast() }
        var pairs = parts.count == 2 && !parts[1].isEmpty ? [String(parts[1])] : []
        pairs += query.map { "\(escaped($0.name))=\(escaped($0.value))" }
        let tail = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        return HTTPRequest(
            request.method == .get ? .get : .post,
            base + request.path + tail,
            headers: headers + contentType(of: request),
            body: request.body,
            isRepeatable: request.isRepeatable
        )
    }

    private static func contentType(of request: ProviderRequest) -> [HTTPRequest.Header] {
        let name = "content-type"
        let isSaid = request.headers.contains { $0.name.lowercased() == name }
        return request.method == .post && !isSaid
            ? [HTTPRequest.Header(name, "application/json")] : []
    }

    /// Everything but what RFC 3986 leaves unreserved is escaped.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
