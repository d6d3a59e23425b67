/// What a client holds at most.
public struct HTTPLimits: Sendable, Hashable {
    /// Calls under way to one host and port; further ones wait for their turn.
    public var callsPerHost = 8
    /// Connections that are kept for later calls.
    public var keptConnections = 64
    /// Calls under way or waiting; one more is refused at once.
    public var calls = 1_024
    /// Bytes of an answer's headers.
    public var headerBytes = 65_536
    /// How long making a connection may take, within the call's own deadline, in milliseconds.
    public var connectMs = 5_000

    /// Limits for a handful of providers.
    public init() {}
}
