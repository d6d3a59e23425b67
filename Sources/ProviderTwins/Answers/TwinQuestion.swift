public import Intel

/// A request as it came in, taken apart.
public struct TwinQuestion: Sendable, Hashable {
    /// Who is asked.
    public var provider: ProviderID
    /// Whether it hands a body over.
    public var isPost: Bool
    /// From `/` on, without the query.
    public var path: String
    /// The query, unescaped.
    public var query: [ProviderRequest.Item]
    /// The headers, with names in lower case.
    public var headers: [ProviderRequest.Item]
    /// The body.
    public var body: [UInt8]

    /// A request.
    public init(
        _ provider: ProviderID,
        isPost: Bool,
        path: String,
        query: [ProviderRequest.Item] = [],
        headers: [ProviderRequest.Item] = [],
        body: [UInt8] = []
    ) {
        self.provider = provider
        self.isPost = isPost
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The request as it comes in when nothing happens to it on the way.
    public init(_ request: ProviderRequest) {
        self.init(
            request.provider,
            isPost: request.method == .post,
            path: request.path.isEmpty ? "/" : request.path,
            query: request.query,
            headers: request.headers.map {
                ProviderRequest.Item($0.name.lowercased(), $0.value)
            },
            body: request.body
        )
    }

    func argument(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// What a twin answers.
public struct TwinAnswer: Sendable, Hashable {
    /// The status.
    public var status: Int
    /// Header lines beside those that every answer has.
    public var headers: [ProviderRequest.Item] = []
    /// What the body is said to be.
    public var contentType = "application/json"
    /// The body.
    public var body: [UInt8]

    /// An answer of JSON.
    public init(_ status: Int, _ json: String) {
        self.status = status
        body = Array(json.utf8)
    }
}
