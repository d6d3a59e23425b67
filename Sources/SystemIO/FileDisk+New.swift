import Glibc
public import Ports

extension FileDisk {
    /// Writes a file that must not exist yet (mode 0600), and makes it durable. One that exists is an
    /// error and stays as it is.
    public func writeNew(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
        let file = DiskFile(
            descriptor: try Self.open(path, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL),
            path: path
        )
        defer { close(file) }
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                try write(raw, to: file, at: 0)
                return .success(try synchronize(file))
            } catch {
                return .failure(error)
            }
        }
        if case .failure = result {
            // Half a file would keep the next attempt from writing a whole one.
            _ = unlink(path)
        }
        try result.get()
    }
}
