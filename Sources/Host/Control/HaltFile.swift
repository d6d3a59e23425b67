import Glibc
public import Ports
import SystemIO

/// The file `HALT` in a data directory. While it is there the engine is halted, and nothing lifts that;
/// anybody who can write into the directory can make one, with whatever is at hand.
public struct HaltFile: Sendable {
    /// Where it is, or would be.
    public let path: String
    private let directory: String

    /// The file of a data directory.
    public init(in directory: String) {
        self.directory = directory
        path = directory + "/HALT"
    }

    /// Whether it is there, whatever it is. What cannot be looked at counts as there.
    public var isThere: Bool {
        var status = stat()
        return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR)
    }

    /// Makes it, durable. Whatever is there already, a file, a link, a directory, halts as well and is left
    /// as it is.
    public func create() throws(DiskError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            guard errno == EEXIST else { throw DiskError(.open, path, code: errno) }
            return
        }
        _ = close(descriptor)
        // It is empty: its name is all that can be lost.
        try FileDisk().synchronizeDirectory(directory)
    }
}
