public import TradeModel

/// What came back, whole.
public struct ProviderReply: Sendable, Hashable {
    /// The HTTP status.
    public let status: Int
    /// The headers, with names in lower case.
    public let headers: [ProviderRequest.Item]
    /// The body.
    public let body: [UInt8]
    /// When the request was sent, by our clock.
    public let askedAt: Instant
    /// When the last byte was there, by our clock.
    public let receivedAt: Instant

    /// An answer.
    public init(
        status: Int,
        headers: [ProviderRequest.Item] = [],
        body: [UInt8],
        askedAt: Instant,
        receivedAt: Instant
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.askedAt = askedAt
        self.receivedAt = receivedAt
    }

    /// What the first header of that name says; the name is given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
