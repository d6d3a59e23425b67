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
        let descriptor = try open()
        defer { letGo(descriptor) }
        let old = try read(descriptor)
        var bytes = old
        let value = body(&bytes)
        guard bytes != old else { return value }
        try write(bytes, to: descriptor, at: 0)
        guard ftruncate(descriptor, off_t(bytes.count)) == 0 else {
            throw DiskError(.write, path, code: errno)
        }
        return value
    }

    /// Adds a line, and an end to the one before it where that has none. Nobody else changes the file meanwhile.
    public func append(line: String) throws(DiskError) {
        let descriptor = try open()
        defer { letGo(descriptor) }
        let length = Int(lseek(descriptor, 0, SEEK_END))
        var last = UInt8(ascii: "\n")
        if length > 0, pread(descriptor, &last, 1, off_t(length - 1)) < 0 {
            throw DiskError(.read, path, code: errno)
        }
        let end = last == UInt8(ascii: "\n") ? "" : "\n"
        try write(Array("\(end)\(line)\n".utf8), to: descriptor, at: length)
    }

    /// Opens and locks it.
    private func open() throws(DiskError) -> Int32 {
        let descriptor = try FileDisk.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW)
        while flock(descriptor, LOCK_EX) != 0 {
            let code = errno
            guard code == EINTR else {
                _ = close(descriptor)
                throw DiskError(.lock, path, code: code)
            }
        }
        return descriptor
    }

    /// Let go by name: a child that was forked and has not come to its exec would keep the lock otherwise.
    private func letGo(_ descriptor: Int32) {
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
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

    private func write(
        _ bytes: [UInt8],
        to descriptor: Int32,
        at offset: Int
    ) throws(DiskError) {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { raw in
                raw.baseAddress.map {
                    pwrite(descriptor, $0 + done, raw.count - done, off_t(offset + done))
                }
                    ?? 0
            }
            if wrote > 0 {
                done += wrote
            } else if wrote == 0 || errno != EINTR {
                let code = wrote == 0 ? DiskError.inputOutput : errno
                throw DiskError(.write, path, code: code)
            }
        }
    }
}
