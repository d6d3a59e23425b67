// One process for one data directory. The lock is `flock` on the file `lock`, so the kernel lets go
// of it when the process dies, however it dies; what the file says is for people. A file that nobody
// holds is harmless. Readers never need the lock.

import Glibc
public import Ports

/// Why the lock was not had.
public enum LockError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process holds it; its pid, when it can be known.
    case held(path: String, pid: Int32?)
    /// The system refused.
    case disk(DiskError)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .held(let path, .some(let pid)): "process \(pid) holds \(path)"
        case .held(let path, .none): "another process holds \(path)"
        case .disk(let error): error.description
        }
    }
}

/// The lock on a data directory, held until the value is gone or the process dies.
public struct DirectoryLock: ~Copyable {
    /// How long to wait for another process to let go: a refusal is there within ten seconds.
    public static let defaultTimeoutMs = 9_000

    private let descriptor: Int32

    /// Takes the lock, waiting up to `timeoutMs` for another process to let go.
    public init(
        directory: String,
        timeoutMs: Int = DirectoryLock.defaultTimeoutMs
    ) throws(LockError) {
        let path = directory + "/lock"
        let descriptor: Int32
        do throws(DiskError) {
            descriptor = try FileDisk.open(path, O_RDWR | O_CREAT | O_CLOEXEC)
        } catch {
            throw .disk(error)
        }
        do throws(LockError) {
            try Self.acquire(descriptor, path, timeoutMs)
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
        Self.writePid(descriptor)
        self.descriptor = descriptor
    }

    /// The pid goes first, so that a directory whose process left in order reads as it did before. The
    /// lock is let go by name: closing alone would leave it with a child that was forked and has not
    /// come to its exec yet.
    deinit {
        _ = ftruncate(descriptor, 0)
        _ = flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }

    /// The pid of the process that holds the lock, or nil when nobody does, or when the file system
    /// does not let the kernel's table name it. For messages only: it may have changed already.
    public static func holder(of directory: String) throws(LockError) -> Int32? {
        let path = directory + "/lock"
        let descriptor: Int32
        do throws(DiskError) {
            descriptor = try FileDisk.open(path, O_RDONLY | O_CLOEXEC)
        } catch {
            if error.isNotFound { return nil }
            throw .disk(error)
        }
        defer { _ = Glibc.close(descriptor) }
        return kernelHolder(descriptor)
    }

    private static func acquire(
        _ descriptor: Int32,
        _ path: String,
        _ timeoutMs: Int
    ) throws(LockError) {
        let clock = SystemClock()
        let deadline = clock.nanoseconds() + UInt64(max(0, timeoutMs)) * 1_000_000
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                throw .disk(DiskError(.lock, path, code: code))
            }
            guard clock.nanoseconds() < deadline else {
                throw .held(path: path, pid: kernelHolder(descriptor) ?? writtenPid(descriptor))
            }
            SystemClock.pause(milliseconds: 20)
        }
    }

    /// Writes the pid for people to read. On a full disk that can fail, and the lock holds all the
    /// same; then the kernel's own table names the holder.
    private static func writePid(_ descriptor: Int32) {
        let text = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
    }

    /// The pid in the file, which a holder wrote after it got the lock.
    private static func writtenPid(_ descriptor: Int32) -> Int32? {
        var text = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &text, text.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: text[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
    }

    /// The pid that `/proc/locks` gives for the file. Lines read
    /// `1: FLOCK  ADVISORY  WRITE 1234 fe:00:5678 0 EOF`, device in hexadecimal, inode in decimal.
    private static func kernelHolder(_ descriptor: Int32) -> Int32? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        guard let table = fopen("/proc/locks", "re") else { return nil }
        defer { fclose(table) }
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), table) != nil {
            let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard fields.count >= 6, fields[1] == "FLOCK" else { continue }
            let place = fields[5].split(separator: ":")
            guard place.count == 3, let inode = UInt64(place[2]), inode == status.st_ino,
                let major = UInt32(place[0], radix: 16), major == Self.major(status.st_dev),
                let minor = UInt32(place[1], radix: 16), minor == Self.minor(status.st_dev)
            else { continue }
            if let pid = Int32(fields[4]), pid > 0 { return pid }
        }
        return nil
    }

    /// The parts of a device number, as glibc's `major` and `minor` macros take them out.
    private static func major(_ device: dev_t) -> UInt32 {
        UInt32(truncatingIfNeeded: (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000)
    }

    private static func minor(_ device: dev_t) -> UInt32 {
        UInt32(truncatingIfNeeded: device & 0xFF | (device >> 12) & 0xFFFF_FF00)
    }
}
