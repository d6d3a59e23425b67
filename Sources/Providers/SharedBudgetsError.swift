public import Ports
public import SystemIO

/// Why budgets cannot be shared in a directory.
public enum SharedBudgetsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system refused.
    case disk(DiskError)
    /// Somebody else may have made the directory, or may change what lies in it.
    case unsafe(directory: String, DirectoryFlaw)

    /// A sentence for people: the directory, what is wrong and what mends it.
    public var description: String {
        switch self {
        case .disk(let error): "\(error)"
        case .unsafe(let directory, let flaw):
            "budgets are not shared in \(directory): \(Self.words(flaw, directory))"
        }
    }

    private static func words(_ flaw: DirectoryFlaw, _ directory: String) -> String {
        let own = "or set XDG_RUNTIME_DIR to a directory of your own"
        return switch flaw {
        case .notDirectory: "it is a link or no directory; remove it, \(own)"
        case .foreign: "it belongs to another user; remove it, \(own)"
        case .writable: "other users may write to it; remove it, \(own)"
        }
    }
}
