/// Why there is no whole answer. No case holds an address, a header or anything else that may be secret.
public enum HTTPFailure: Error, Sendable, Hashable {
    /// The address is not one, or its scheme is not allowed.
    case badAddress
    /// The host is not on the list of those that may be asked.
    case hostNotAllowed(host: String)
    /// The host's name could not be resolved.
    case nameNotResolved(host: String)
    /// No connection came about: nothing was sent.
    case notConnected(reason: String)
    /// The server could not prove that it is the one: nothing was sent.
    case notTrusted(reason: String)
    /// The time was up; whether the request may have been received by then.
    case timedOut(mayHaveArrived: Bool)
    /// The connection broke; whether the request may have been received by then.
    case brokenOff(mayHaveArrived: Bool, reason: String)
    /// The body is longer than the request allows.
    case bodyTooLong(limit: Int)
    /// The answer is not HTTP, is shorter than it said, or cannot be decompressed.
    case malformed(reason: String)
    /// Whoever asked does not want the answer any more; whether the request may have been received by then.
    case cancelled(mayHaveArrived: Bool)

    /// Whether the server may have acted on the request.
    public var mayHaveArrived: Bool {
        switch self {
        case .badAddress, .hostNotAllowed, .nameNotResolved, .notConnected, .notTrusted: false
        case .timedOut(let may), .brokenOff(let may, _), .cancelled(let may): may
        case .bodyTooLong, .malformed: true
        }
    }
}
