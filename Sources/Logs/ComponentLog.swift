// The front through which the project logs. It is thin on purpose: swift-log's own `Logger` would let an
// error through without its context, and this does not.

import Logging

/// One component's log.
public struct ComponentLog: Sendable {
    private let logger: Logger

    /// The log of a component, written by `writer`.
    public init(_ component: String, _ writer: LogWriter, level: LogLevel = .info) {
        var handler = JSONLogHandler(component: component, writer: writer)
        handler.logLevel = level.level
        let configured = handler
        logger = Logger(label: component, factory: { _ in configured })
    }

    /// Writes nowhere: for commands and tests that keep no log.
    public static let none = ComponentLog(SwiftLogNoOpLogHandler())

    private init(_ handler: any LogHandler) {
        logger = Logger(label: "none", factory: { _ in handler })
    }

    /// What only who looks for a fault wants to know.
    public func debug(_ message: @autoclosure () -> String, _ ids: LogIDs = LogIDs()) {
        logger.debug("\(message())", metadata: ids.metadata)
    }

    /// What happened, in order.
    public func info(_ message: @autoclosure () -> String, _ ids: LogIDs = LogIDs()) {
        logger.info("\(message())", metadata: ids.metadata)
    }

    /// What a person should know and need not act on at once.
    public func warning(_ message: @autoclosure () -> String, _ ids: LogIDs = LogIDs()) {
        logger.warning("\(message())", metadata: ids.metadata)
    }

    /// What went wrong, and where.
    public func error(_ message: @autoclosure () -> String, _ context: ErrorContext) {
        logger.error("\(message())", metadata: context.metadata)
    }

    /// What ends the process.
    public func critical(_ message: @autoclosure () -> String, _ context: ErrorContext) {
        logger.critical("\(message())", metadata: context.metadata)
    }
}
