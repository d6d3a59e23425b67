/// What a client holds at most.
public struct HTTPLimits: Sendable, Hashable {
    /// Connections to one host; further calls wait for one.
    public var connectionsPerHost = 8
    /// Connections in all.
    public var connections = 64
    /// Calls under way or waiting; one more is refused at once.
    public var calls = 1_024
    /// Bytes of an answer's headers.
    public var headerBytes = 65_536
    /// How long making a connection may take, within the call's own deadline, in milliseconds.
    public var connectMs = 5_000

    /// Limits for a handful of providers.
    public init() {}
}
