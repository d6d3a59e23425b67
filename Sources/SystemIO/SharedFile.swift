// A small file that several processes change in turn. The lock is `flock` on the file itself, so the kernel lets
// go of it when a process dies; whoever dies while writing leaves a file whose reader has to see that it is torn.

import Glibc
public import Ports

/// A file that is read and written under a lock.
public struct SharedFile: Sendable {
    /// More is not read: what is longer is cut, and its reader sees that it is torn.
    public static let longest = 8 << 20

    /// Where it lies.
    public let path: String

    /// A file at `path`, made when it is first changed.
    public init(_ path: String) { self.path = path }

    /// Reads the file, lets `body` say what it shall hold, and writes that. Nobody else changes it meanwhile. An
    /// empty file is one that nobody has written yet.
    public func change<Value>(
        _ body: (inout [UInt8]) -> Value
    ) throws(DiskError) -> Value {
        let descriptor = try FileDisk.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW)
        defer { _ = close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw DiskError(.lock, path, code: errno) }
        }
        // Let go by name: a child that was forked and has not come to its exec would keep it otherwise.
        defer { _ = flock(descriptor, LOCK_UN) }
        let old = try read(descriptor)
        var bytes = old
        let value = body(&bytes)
        if bytes != old { try write(bytes, to: descriptor) }
        return value
    }

    private func read(_ descriptor: Int32) throws(DiskError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskError(.read, path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DiskError(.read, path, code: DiskError.notRegular)
        }
        var bytes = [UInt8](repeating: 0, count: min(Self.longest, Int(status.st_size)))
        var done = 0
        while done < bytes.count {
            let got = bytes.withUnsafeMutableBytes { raw in
                raw.baseAddress.map { pread(descriptor, $0 + done, raw.count - done, off_t(done)) }
                    ?? 0
            }
            if got > 0 {
                done += got
            } else if got == 0 {
                bytes.removeLast(bytes.count - done)
            } else if errno != EINTR {
                throw DiskError(.read, path, code: errno)
            }
        }
        return bytes
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(DiskError) {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { raw in
                raw.baseAddress.map { pwrite(descriptor, $0 + done, raw.count - done, off_t(done)) }
                    ?? 0
            }
            if wrote > 0 {
                done += wrote
            } else if wrote == 0 || errno != EINTR {
                let code = wrote == 0 ? DiskError.inputOutput : errno
                throw DiskError(.write, path, code: code)
            }
        }
        guard ftruncate(descriptor, off_t(bytes.count)) == 0 else {
            throw DiskError(.write, path, code: errno)
        }
    }
}
