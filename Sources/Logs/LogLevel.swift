import Logging

/// The least important lines that a log takes. What ends the process is always taken.
public enum LogLevel: String, Sendable, Hashable, CaseIterable {
    /// What went wrong.
    case error
    /// And what a person should know.
    case warning
    /// And what happened, in order.
    case info
    /// And what only who looks for a fault wants to know.
    case debug

    var level: Logger.Level {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        case .debug: .debug
        }
    }
}
