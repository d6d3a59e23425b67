/// How the log is, as a value.
public struct LogHealth: Sendable, Hashable {
    /// Lines on the disk.
    public var written = 0
    /// Lines that were lost because the queue was full.
    public var droppedByQueue = 0
    /// Lines that were lost because the disk refused them.
    public var droppedByDisk = 0
    /// What the disk said last; nil when all is well.
    public var failure: String?

    /// A log that has written nothing.
    public init() {}

    /// Lines that were lost.
    public var dropped: Int { droppedByQueue + droppedByDisk }
}
