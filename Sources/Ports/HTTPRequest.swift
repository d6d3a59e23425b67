/// A request to a server, complete: whoever sends it adds nothing.
///
/// The address and the headers may carry a key. They are for the wire alone: a description shows neither.
public struct HTTPRequest: Sendable, Hashable, CustomStringConvertible {
    /// What is asked for.
    public enum Method: String, Sendable, Hashable {
        /// To read.
        case get = "GET"
        /// To hand something over.
        case post = "POST"
    }

    /// A header line.
    public struct Header: Sendable, Hashable {
        /// Its name, of any case.
        public let name: String
        /// What it says.
        public let value: String

        /// A header line.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// How it is asked.
    public var method: Method
    /// The whole address, from `https://` on.
    public var url: String
    /// Header lines beside those that every request has.
    public var headers: [Header]
    /// What goes along with `POST`.
    public var body: [UInt8]
    /// From the call to the last byte of the answer, in milliseconds.
    public var deadlineMs: Int
    /// An answer with a longer body, decompressed, is a failure.
    public var bodyLimit: Int
    /// Whether it can do no harm twice, as a question. One that can travels on a connection of its own.
    public var isRepeatable: Bool

    /// A request that is given ten seconds and an answer of at most 4 MiB.
    public init(
        _ method: Method,
        _ url: String,
        headers: [Header] = [],
        body: [UInt8] = [],
        deadlineMs: Int = 10_000,
        bodyLimit: Int = 4 << 20,
        isRepeatable: Bool = true
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadlineMs = deadlineMs
        self.bodyLimit = bodyLimit
        self.isRepeatable = isRepeatable
    }

    /// The method and the size of the body; never the address, which may hold a key.
    public var description: String { "\(method.rawValue), \(body.count) bytes" }
}
