/// The port to servers: one request, one answer or the reason why there is none. It never retries, never
/// follows a redirection and never asks a host that it was not told to trust.
public protocol HTTPTransport: Sendable {
    /// Starts a request and returns at once.
    ///
    /// - Parameter completion: called once, on any thread, whatever happens.
    /// - Returns: a handle that takes the request back.
    func start(
        _ request: HTTPRequest,
        completion: @escaping @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
    ) -> any HTTPExchange
}

/// A request that is under way.
public protocol HTTPExchange: Sendable {
    /// Takes it back: its completion hears `cancelled`, unless it has been called already.
    func cancel()
}
