/// How patient the control socket is.
public struct ControlSettings: Sendable, Hashable {
    /// Connections at a time; who comes then takes the place of the one that says nothing for longest.
    public var connectionLimit = 16
    /// How long a request may take to come in, and an answer to be taken, in milliseconds.
    public var exchangeMs = 5_000
    /// How long the engine may take to make a command durable, in milliseconds.
    public var engineMs = 30_000
    /// How often the file and the signal are looked at, in milliseconds.
    public var lookMs = 200
    /// How many named commands are remembered, so that one said again is not done again.
    public var memory = 64

    /// The settings that the engine runs with.
    public init() {}
}
