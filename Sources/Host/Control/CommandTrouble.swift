public import SystemIO

/// What keeps a command from an engine and from the journal.
public enum CommandTrouble: Error, Sendable {
    /// The directory cannot be worked with.
    case host(HostError)
    /// The engine's socket cannot be reached.
    case socket(SocketError)
    /// Another process holds the directory and does not answer.
    case unanswered(pid: Int32?)
}
