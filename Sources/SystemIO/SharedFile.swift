// A small file that several processes change in turn. The lock is `flock` on the file itself, so the kernel lets
// go of it when a process dies; whoever dies while writing leaves a file whose reader has to see that it is torn. A
// process that was stopped keeps it: nobody waits for it without end.

import Glibc
public import Ports

/// A file that is read and written under a lock.
public struct SharedFile: Sendable {
    /// More is not read: what is longer is cut, and its reader sees that it is torn.
    public static let longest = 8 << 20

    /// So long a person's command waits for another process to let go. One that was stopped never does.
    public static let patienceMs = 5_000

    /// Writes the whole buffer at an offset.
    public typealias Write =
        @Sendable (UnsafeRawBufferPointer, DiskFile, Int) throws(DiskError) -> Void

    /// Where it lies.
    public let path: String
    private let write: Write

    /// A file at `path`, made when it is first changed.
    ///
    /// - Parameter write: how bytes get into it.
    public init(_ path: String, write: @escaping Write = SharedFile.toDisk) {
        self.path = path
        self.write = write
    }

    /// Writes to the real disk.
    public static let toDisk: Write = { bytes, file, offset throws(DiskError) in
        try FileDisk().write(bytes, to: file, at: offset)
    }

    /// Reads the file, lets `body` say what it shall hold, and writes that. Nobody else changes it meanwhile. An
    /// empty file is one that nobody has written yet.
    ///
    /// It throws only where `body` has not been called.
    ///
    /// - Parameter waitMs: how long another process is waited for that holds it.
    /// - Returns: what `body` returned, and why the file does not hold what it shall; nil when it does.
    @discardableResult
    public func change<Value>(
        waitMs: Int = 0,
        _ body: (inout [UInt8]) -> Value
    ) throws(DiskError) -> (value: Value, unwritten: DiskError?) {
        let descriptor = try open(waitMs)
        defer { letGo(descriptor) }
        let old = try read(descriptor)
        var bytes = old
        let value = body(&bytes)
        guard bytes != old else { return (value, nil) }
        do throws(DiskError) {
            try write(bytes, to: descriptor, at: 0)
            guard ftruncate(descriptor, off_t(bytes.count)) == 0 else {
                throw DiskError(.write, path, code: errno)
            }
            return (value, nil)
        } catch {
            return (value, error)
        }
    }

    /// Adds a line, and an end to the one before it where that has none. Nobody else changes the file meanwhile.
    ///
    /// - Parameter waitMs: how long another process is waited for that holds it.
    public func append(
        line: String,
        waitMs: Int = SharedFile.patienceMs
    ) throws(DiskError) {
        let descriptor = try open(waitMs)
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
    private func open(_ waitMs: Int) throws(DiskError) -> Int32 {
        let descriptor = try FileDisk.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW)
        let clock = SystemClock()
        let end = clock.nanoseconds() + UInt64(max(0, waitMs)) * 1_000_000
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            let mayWait = code == EWOULDBLOCK && clock.nanoseconds() < end
            guard code == EINTR || mayWait else {
                _ = close(descriptor)
                throw DiskError(.lock, path, code: code)
            }
            if mayWait { SystemClock.pause(milliseconds: 1) }
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
        let file = DiskFile(descriptor: descriptor, path: path)
        let wrote: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                return .success(try write(raw, file, offset))
            } catch {
                return .failure(error)
            }
        }
        try wrote.get()
    }
}
