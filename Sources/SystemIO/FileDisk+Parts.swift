// Reading parts of files, for whoever follows one that grows, and telling a file from another that has
// taken its name.

import Glibc
public import Ports

extension FileDisk {
    /// Which file a name stands for: the same as long as it is the same file.
    public struct FileIdentity: Sendable, Hashable {
        let device: UInt64
        let inode: UInt64
    }

    /// Reads up to `count` bytes from `offset`; fewer where the file ends before.
    public func read(
        _ path: String,
        from offset: Int,
        count: Int
    ) throws(DiskError) -> [UInt8] {
        let descriptor = try Self.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { _ = Glibc.close(descriptor) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count, let base = buffer.baseAddress {
                let got = pread(descriptor, base + done, count - done, off_t(offset + done))
                if got > 0 {
                    done += got
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

    /// Which file `path` names now; nil when there is none.
    public func identity(_ path: String) throws(DiskError) -> FileIdentity? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let error = DiskError(.length, path, code: errno)
            if error.isNotFound { return nil }
            throw error
        }
        return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// Removes an empty directory.
    public func removeDirectory(_ path: String) throws(DiskError) {
        guard rmdir(path) == 0 else { throw DiskError(.remove, path, code: errno) }
    }
}
