// The port to files. Few operations, each total: it does all that it says or throws. What is written
// is durable only after `synchronize`; a created, renamed or removed name only after its directory is
// synchronized too. A lying disk for tests implements the same protocol.

/// Files and directories, as little of them as the engine needs.
public protocol Disk {
    /// Creates a directory; false when it exists already.
    func createDirectory(_ path: String) throws(DiskError) -> Bool

    /// The names in a directory, in any order, without `.` and `..`.
    func list(_ directory: String) throws(DiskError) -> [String]

    /// The length of a file in bytes.
    func length(_ path: String) throws(DiskError) -> Int

    /// Opens a file for writing.
    func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile

    /// Lets go of a file. Says nothing about durability.
    func close(_ file: DiskFile)

    /// Writes the whole buffer at an offset.
    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError)

    /// Reserves room for a range of a file and physically fills it with zeros.
    func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError)

    /// Makes a file's data durable.
    func synchronize(_ file: DiskFile) throws(DiskError)

    /// Makes a directory's names durable.
    func synchronizeDirectory(_ path: String) throws(DiskError)

    /// Makes durable what an earlier process may have left of a file, and lets go of what the system
    /// holds of it in memory: what is read afterwards is what the device has.
    func settle(_ path: String) throws(DiskError)

    /// Reads a whole file of at most `limit` bytes; a longer one is an error.
    func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8]

    /// Gives a file another name in the same file system, replacing what has it.
    func rename(_ path: String, to newPath: String) throws(DiskError)

    /// Removes a file's name.
    func remove(_ path: String) throws(DiskError)
}

/// How a file is opened.
public enum DiskOpenMode: Hashable, Sendable {
    /// The file must exist; its bytes stay.
    case existing
    /// The file is made anew, empty.
    case truncated
}

/// An open file.
public struct DiskFile: Hashable, Sendable {
    /// The number by which the disk knows it.
    public let descriptor: Int32
    /// The path it was opened by, for messages.
    public let path: String

    /// An open file.
    public init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}
