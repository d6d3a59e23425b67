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

    /// Makes it, durable.
    public func create() throws(DiskError) {
        let disk = FileDisk()
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        try disk.synchronize(file)
        try disk.synchronizeDirectory(directory)
    }
}
