import Glibc

/// A file that grows by what is written to it: no more than durability needs.
final class BareFile {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw BenchError("cannot create \(path): error \(errno)") }
    }

    deinit { close(descriptor) }

    /// Writes `bytes` and waits until they are on the disk.
    func append(_ bytes: [UInt8]) throws {
        guard write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0
        else { throw BenchError("cannot write to \(path): error \(errno)") }
    }

    /// Reads a file from its beginning to its end and keeps nothing; how many bytes it has.
    static func read(_ path: String, through chunk: inout [UInt8]) throws -> Int {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw BenchError("cannot open \(path): error \(errno)") }
        defer { close(file) }
        var total = 0
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw BenchError("cannot read \(path): error \(errno)") }
            if count == 0 { return total }
            total += count
        }
    }
}
