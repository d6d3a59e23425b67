// What a disk operation can fail with. The error numbers are Linux's, so that a simulated disk speaks
// the same language as the real one.

/// A failed disk operation: which, on what, and the system's error number.
public struct DiskError: Error, Hashable, Sendable {
    /// The operation that failed.
    public enum Operation: String, Hashable, Sendable {
        case createDirectory = "create directory"
        case list = "list"
        case length = "examine"
        case open = "open"
        case write = "write to"
        case allocate = "reserve room in"
        case synchronize = "make durable"
        case read = "read"
        case rename = "rename"
        case remove = "remove"
        case lock = "lock"
    }

    /// The operation that failed.
    public let operation: Operation
    /// The file or directory.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// A failure.
    public init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// Whether there was no room: the disk, the quota or the process's file size limit is full.
    public var isNoSpace: Bool {
        code == Self.noSpace || code == Self.overQuota || code == Self.fileTooLarge
    }

    /// Whether this process has not the right.
    public var isPermissionDenied: Bool {
        code == Self.notPermitted || code == Self.accessDenied
    }

    /// Whether another process holds the lock.
    public var isHeld: Bool { operation == .lock && code == Self.wouldBlock }

    /// Whether the file or directory does not exist.
    public var isNotFound: Bool { code == Self.notFound }

    /// EPERM.
    public static let notPermitted: Int32 = 1
    /// ENOENT.
    public static let notFound: Int32 = 2
    /// EIO.
    public static let inputOutput: Int32 = 5
    /// EAGAIN: a lock that another holds.
    public static let wouldBlock: Int32 = 11
    /// EACCES.
    public static let accessDenied: Int32 = 13
    /// EEXIST.
    public static let exists: Int32 = 17
    /// ENODEV: what was opened is no regular file, so its length says nothing about its bytes.
    public static let notRegular: Int32 = 19
    /// EFBIG.
    public static let fileTooLarge: Int32 = 27
    /// ENOSPC.
    public static let noSpace: Int32 = 28
    /// EDQUOT.
    public static let overQuota: Int32 = 122
}

extension DiskError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }

    private var reason: String {
        switch code {
        case Self.notFound where operation == .createDirectory:
            "the directory that it is to lie in does not exist"
        case Self.notFound: "it does not exist"
        case Self.notPermitted, Self.accessDenied: "permission denied"
        case Self.inputOutput: "the device reports an error"
        case Self.wouldBlock where operation == .lock: "another process holds it"
        case 16: "it is in use"
        case Self.exists: "it exists already"
        case 18: "the two names are on different file systems"
        case 20: "a part of the path is no directory"
        case 21: "it is a directory"
        case Self.notRegular: "it is a pipe or a device, not a file"
        case 22: "the system does not support this here"
        case 23, 24: "too many open files"
        case Self.fileTooLarge: "the file would exceed the size limit"
        case Self.noSpace: "no space left on the device"
        case 30: "the file system is read-only"
        case 36: "the name is too long"
        case Self.overQuota: "the disk quota is used up"
        default: "system error \(code)"
        }
    }
}
