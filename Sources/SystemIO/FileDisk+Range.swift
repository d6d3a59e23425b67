import Glibc
public import Ports

extension FileDisk {
    /// Reads at most `limit` bytes of a file from `offset` on; fewer where the file ends.
    public func read(
        _ path: String,
        from offset: Int,
        limit: Int
    ) throws(DiskError) -> [UInt8] {
        let descriptor = try Self.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { _ = Glibc.close(descriptor) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit, let base = buffer.baseAddress {
                let got = pread(descriptor, base + count, limit - count, off_t(offset + count))
                if got > 0 {
                    count += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw DiskError(.read, path, code: failure) }
        return bytes
    }
}
