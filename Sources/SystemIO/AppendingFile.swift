public import Ports

/// A new file that grows at its end; what is gathered goes out in large writes.
public final class AppendingFile {
    private let disk = FileDisk()
    private let file: DiskFile
    private var buffer: [UInt8] = []
    /// Bytes taken so far.
    public private(set) var count = 0

    private static let bufferLimit = 1 << 18

    /// Makes the file, empty.
    public init(_ path: String) throws(DiskError) { file = try disk.open(path, .truncated) }

    deinit { disk.close(file) }

    /// Takes bytes.
    public func append(_ bytes: [UInt8]) throws(DiskError) {
        buffer += bytes
        count += bytes.count
        if buffer.count >= Self.bufferLimit { try flush() }
    }

    /// Writes what is gathered and makes all of it durable.
    public func finish() throws(DiskError) {
        try flush()
        try disk.synchronize(file)
    }

    private func flush() throws(DiskError) {
        try disk.write(buffer, to: file, at: count - buffer.count)
        buffer.removeAll(keepingCapacity: true)
    }
}
