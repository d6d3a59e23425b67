/// How much a log may hold.
public struct LogLimits: Sendable, Hashable {
    /// A file that has reached so many bytes is put aside.
    public var fileBytes: Int
    /// So many files that were put aside are kept.
    public var keptFiles: Int
    /// Lines that wait to be written; further ones are lost and counted.
    public var queuedLines = 8_192

    /// Limits of the files; what they are is the configuration's to say.
    public init(fileBytes: Int, keptFiles: Int) {
        precondition(fileBytes > 0 && keptFiles > 0, "a log holds something")
        self.fileBytes = fileBytes
        self.keptFiles = keptFiles
    }

    /// All files together hold at most so many bytes, the one in use counted with `fileBytes`: some may
    /// be left from a time of other limits.
    var totalBytes: Int { fileBytes * (keptFiles + 1) }
}
