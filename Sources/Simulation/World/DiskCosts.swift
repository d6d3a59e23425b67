public import Ports

/// How long each kind of disk operation keeps the caller waiting, in nanoseconds. Nobody waits for
/// it: `LyingDisk.busyNanoseconds` adds it up, and a simulator lets that much virtual time pass.
public struct DiskCosts: Hashable, Sendable {
    /// Reading a file, a length or a directory.
    public var readNanoseconds: Int64
    /// Writing into the page cache.
    public var writeNanoseconds: Int64
    /// Reserving room for a segment and filling it with zeros.
    public var allocateNanoseconds: Int64
    /// Making a file or a directory durable.
    public var synchronizeNanoseconds: Int64
    /// Opening, creating, renaming or removing a name.
    public var nameNanoseconds: Int64

    /// A disk that takes no time, except where told otherwise.
    public init(
        readNanoseconds: Int64 = 0,
        writeNanoseconds: Int64 = 0,
        allocateNanoseconds: Int64 = 0,
        synchronizeNanoseconds: Int64 = 0,
        nameNanoseconds: Int64 = 0
    ) {
        self.readNanoseconds = readNanoseconds
        self.writeNanoseconds = writeNanoseconds
        self.allocateNanoseconds = allocateNanoseconds
        self.synchronizeNanoseconds = synchronizeNanoseconds
        self.nameNanoseconds = nameNanoseconds
    }

    /// What one operation costs.
    public func nanoseconds(for operation: DiskError.Operation) -> Int64 {
        switch operation {
        case .list, .length, .read: readNanoseconds
        case .write: writeNanoseconds
        case .allocate: allocateNanoseconds
        case .synchronize: synchronizeNanoseconds
        case .createDirectory, .open, .rename, .remove, .lock: nameNanoseconds
        }
    }
}
