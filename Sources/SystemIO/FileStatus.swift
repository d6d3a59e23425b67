import Glibc
public import Ports

/// What the system tells of a file.
public struct FileStatus: Hashable, Sendable {
    /// The permission bits.
    public let mode: UInt32
    /// Whether it belongs to the user that this process runs as.
    public let isOwn: Bool
    /// When its content changed, nanoseconds since the epoch by the wall clock.
    public let changedAt: Int64

    /// The status of the file at `path`.
    public init(of path: String) throws(DiskError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw DiskError(.length, path, code: errno) }
        mode = status.st_mode & 0o7777
        isOwn = status.st_uid == geteuid()
        changedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    /// Whether this process may write there.
    public static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Whether a symbolic link lies at `path`, wherever it leads.
    public static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether a directory lies at `path`, or a link to one.
    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether something is at `path`.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
