import Ports
import Simulation

/// The few disk operations that the tests are made of.
extension LyingDisk {
    /// Writes bytes into an open file.
    func write(_ bytes: [UInt8], to file: DiskFile, at offset: Int) throws {
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            Result { () throws(DiskError) in try write(raw, to: file, at: offset) }
        }
        try result.get()
    }

    /// Makes a file with these bytes, durable with its name.
    func makeDurable(_ path: String, _ bytes: [UInt8]) throws {
        let file = try open(path, .truncated)
        try write(bytes, to: file, at: 0)
        try synchronize(file)
        close(file)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        try synchronizeDirectory(folder)
    }

    /// What a reader finds under `path`; nil when it is not there.
    func visible(_ path: String) throws -> [UInt8]? {
        do throws(DiskError) {
            return try read(path, limit: .max)
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
    }
}

/// `count` times the same byte.
func bytes(_ byte: UInt8, _ count: Int) -> [UInt8] { [UInt8](repeating: byte, count: count) }
