/// What a server answered, whole.
public struct HTTPResponse: Sendable, Hashable {
    /// The status, 100 to 599.
    public let status: Int
    /// The headers of the answer, in their order.
    public let headers: [HTTPRequest.Header]
    /// The body, decompressed.
    public let body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [HTTPRequest.Header], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever the case of its letters.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}
