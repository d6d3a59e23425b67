/// How much a log may hold.
public struct LogLimits: Sendable, Hashable {
    /// A file that has reached so many bytes is put aside.
    public var fileBytes: Int
    /// So many files that were put aside are kept.
    public var keptFiles: Int
    /// All files together hold at most so many bytes, the one in use counted with `fileBytes`.
    public var totalBytes: Int
    /// Lines that wait to be written; further ones are lost and counted.
    public var queuedLines: Int

    /// 8 MiB a file, 8 files, 64 MiB in all, 8,192 lines waiting.
    public init() {
        fileBytes = 8 << 20
        keptFiles = 8
        totalBytes = 64 << 20
        queuedLines = 8_192
    }
}
