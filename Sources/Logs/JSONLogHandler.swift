// swift-log's handler. On the caller's thread it reads the clock and puts a few values into a bounded
// queue; everything else, masking included, is the writer thread's.

public import Logging
import SystemIO
import TradeModel

/// Hands lines to a `LogWriter`.
public struct JSONLogHandler: LogHandler {
    private let component: String
    private let writer: LogWriter
    /// Added to every line.
    public var metadata: Logger.Metadata = [:]
    /// Lines below it are not taken.
    public var logLevel = Logger.Level.info

    /// A component's handler.
    public init(component: String, writer: LogWriter) {
        self.component = component
        self.writer = writer
    }

    /// One of the values that are added to every line.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Takes a line in. Never throws, never waits for a disk.
    public func log(
        level: Logger.Level,
        message: Logger.Message,
        metadata: Logger.Metadata?,
        source: String,
        file: String,
        function: String,
        line: UInt
    ) {
        var all = self.metadata
        if let metadata { all.merge(metadata) { _, new in new } }
        let now = Instant(nanoseconds: SystemClock().nanosecondsSinceEpoch())
        writer.take(
            LogEntry(
                at: now,
                level: level,
                component: component,
                message: message.description,
                metadata: all
            )
        )
    }
}
