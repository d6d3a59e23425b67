import Glibc

/// Why what lies in a directory may be changed or exchanged by somebody else.
public enum DirectoryFlaw: Sendable, Hashable {
    /// It is a link, or something else that is no directory.
    case notDirectory
    /// It belongs to another user.
    case foreign
    /// Other users may write to it.
    case writable

    /// What speaks against the directory at `path`, itself and not what a link leads to; nil when nothing does.
    ///
    /// - Parameter isAbove: whether it only has to keep a directory that lies in it, as the system's own
    ///   directory for temporary files does.
    public init?(of path: String, isAbove: Bool = false) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            self = .notDirectory
            return
        }
        let isSystems = isAbove && status.st_uid == 0
        guard status.st_uid == geteuid() || isSystems else {
            self = .foreign
            return
        }
        // In a directory that is sticky nobody takes away what is another's.
        let isKept = isAbove && status.st_mode & S_ISVTX != 0
        guard status.st_mode & 0o022 == 0 || isKept else {
            self = .writable
            return
        }
        return nil
    }
}
