import Logs
import Settings

extension PlimsollSettings {
    /// How much the log may hold.
    var logLimits: LogLimits { LogLimits(fileBytes: logMaxBytes, keptFiles: logKeepFiles) }

    /// The least important lines that are written.
    var leastLogLevel: LogLevel {
        guard let level = LogLevel(rawValue: logLevel) else {
            preconditionFailure("a checked level is none: \(logLevel)")
        }
        return level
    }
}
