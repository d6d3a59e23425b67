/// Why there is no client.
public enum HTTPClientError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The library could not be set up.
    case library
    /// The system gave no thread.
    case noThread

    /// For people.
    public var description: String {
        switch self {
        case .library: "libcurl could not be set up"
        case .noThread: "the system gives no thread for connections"
        }
    }
}
