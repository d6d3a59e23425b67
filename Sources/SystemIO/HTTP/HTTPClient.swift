// The client over libcurl. One thread drives all transfers; whoever asks is called back on it.

public import Ports

/// Asks servers over HTTP. Certificates are always checked. Nothing is asked but hosts on a list and this
/// machine; redirections are answers like any other and never followed.
public final class HTTPClient: HTTPTransport {
    private let loop: HTTPLoop

    /// A client.
    ///
    /// - Parameters:
    ///   - hosts: names that may be asked, over https; this machine may always be.
    ///   - caFile: a file of certificates that are trusted instead of the system's; nil for those.
    public init(
        hosts: [String],
        limits: HTTPLimits = HTTPLimits(),
        proxies: HTTPProxies = .none,
        trusting caFile: String? = nil
    ) throws(HTTPClientError) {
        loop = try HTTPLoop(
            HTTPLoop.Settings(
                hosts: hosts.map { $0.lowercased() },
                limits: limits,
                proxies: proxies,
                caFile: caFile
            )
        )
    }

    deinit { loop.stop() }

    /// Starts a request and returns at once; see the port.
    public func start(
        _ request: HTTPRequest,
        completion: @escaping @Sendable (Result<HTTPResponse, HTTPFailure>) -> Void
    ) -> any HTTPExchange {
        loop.start(request, completion)
    }

    /// Takes everything back that is under way, and takes nothing in any more. What was started has been
    /// called back when this returns.
    public func stop() { loop.stop() }
}
