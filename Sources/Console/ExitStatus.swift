/// The process's exit codes. They are a contract with scripts: add, never change.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    /// Done; a check held.
    case done = 0
    /// A check did not hold.
    case checkFailed = 1
    /// Wrong usage.
    case usage = 2
    /// A configuration or input file is invalid.
    case input = 3
    /// A safety gate refused.
    case refused = 4
    /// Stored data is damaged or unreadable.
    case damaged = 5
    /// A venue, provider or database cannot be reached.
    case unreachable = 6
    /// Another process holds the data directory.
    case held = 7
    /// The operating system refused; nothing was lost.
    case system = 8
    /// Interrupted; the state is safe.
    case interrupted = 130
}
