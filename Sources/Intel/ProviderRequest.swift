/// What is asked of a provider, without the base of its address and without a key: whoever sends it adds
/// both, so that no key enters here.
public struct ProviderRequest: Sendable, Hashable {
    /// How it is asked.
    public enum Method: Sendable, Hashable {
        /// Reads.
        case get
        /// Hands JSON over.
        case post
    }

    /// A name with its value, neither escaped.
    public struct Item: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value.
        public let value: String

        /// A name with its value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Who is asked.
    public let provider: ProviderID
    /// What the provider's budget knows it as: the path's name without arguments, or the RPC method.
    public let endpoint: String
    /// How it is asked.
    public let method: Method
    /// From `/` on; empty for a node's own address.
    public let path: String
    /// The query.
    public let query: [Item]
    /// Headers that are not secret.
    public let headers: [Item]
    /// JSON for `post`.
    public let body: [UInt8]
    /// What it costs of the provider's budget, in the provider's units.
    public let weight: Int64
    /// Whether it can do no harm twice, as a question.
    public let isRepeatable: Bool

    /// A request.
    public init(
        _ provider: ProviderID,
        endpoint: String,
        method: Method = .get,
        path: String = "",
        query: [Item] = [],
        headers: [Item] = [],
        body: [UInt8] = [],
        weight: Int64 = 1,
        isRepeatable: Bool = true
    ) {
        self.provider = provider
        self.endpoint = endpoint
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.weight = weight
        self.isRepeatable = isRepeatable
    }
}
