// The real disk. Interrupted calls are taken up again; a failed synchronization never is, because
// after it the kernel may have dropped the pages that it could not write.

import Glibc
public import Ports

/// The files of this machine.
public struct FileDisk: Disk, Sendable {
    /// The files of this machine.
    public init() {}

    /// Creates a directory (mode 0700); false when it exists already.
    public func createDirectory(_ path: String) throws(DiskError) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        let code = errno
        guard code == EEXIST else { throw DiskError(.createDirectory, path, code: code) }
        return false
    }

    /// The names in a directory.
    public func list(_ directory: String) throws(DiskError) -> [String] {
        guard let stream = opendir(directory) else {
            throw DiskError(.list, directory, code: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                let size = MemoryLayout.size(ofValue: tuple.pointee)
                return tuple.withMemoryRebound(to: CChar.self, capacity: size) { characters in
                    String(cString: characters)
                }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        let code = errno
        guard code == 0 else { throw DiskError(.list, directory, code: code) }
        return names
    }

    /// The length of a file.
    public func length(_ path: String) throws(DiskError) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw DiskError(.length, path, code: errno) }
        return Int(status.st_size)
    }

    /// Opens a file for writing; a new one has mode 0600.
    public func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile {
        let flags =
            switch mode {
            case .existing: O_WRONLY | O_CLOEXEC
            case .truncated: O_WRONLY | O_CLOEXEC | O_CREAT | O_TRUNC
            }
        return DiskFile(descriptor: try Self.open(path, flags), path: path)
    }

    /// Lets go of a file.
    public func close(_ file: DiskFile) {
        // The result says nothing that `synchronize` has not said: see the port's contract.
        _ = Glibc.close(file.descriptor)
    }

    /// Writes the whole buffer.
    public func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                file.descriptor,
                base + done,
                bytes.count - done,
                off_t(offset + done)
            )
            if written > 0 {
                done += written
            } else if written == 0 {
                throw DiskError(.write, file.path, code: DiskError.inputOutput)
            } else if errno != EINTR {
                throw DiskError(.write, file.path, code: errno)
            }
        }
    }

    /// Reserves room and writes zeros. Reserving first keeps the file in one piece and finds a full
    /// disk before anything is written. Writing real zeros spares every later commit the change of
    /// metadata that a merely reserved extent needs when it is written for the first time.
    public func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError) {
        guard !range.isEmpty else { return }
        var code = EINTR
        while code == EINTR {
            code = posix_fallocate(file.descriptor, off_t(range.lowerBound), off_t(range.count))
        }
        guard code == 0 || code == EOPNOTSUPP || code == EINVAL else {
            throw DiskError(.allocate, file.path, code: code)
        }
        let zeros = [UInt8](repeating: 0, count: min(range.count, 1 << 20))
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = min(zeros.count, range.upperBound - offset)
            let result: Result<Void, DiskError> = zeros.withUnsafeBytes { raw in
                do throws(DiskError) {
                    let chunk = UnsafeRawBufferPointer(rebasing: raw[0..<count])
                    return .success(try write(chunk, to: file, at: offset))
                } catch {
                    return .failure(error)
                }
            }
            try result.get()
            offset += count
        }
    }

    /// Makes a file's data durable (`fdatasync`).
    public func synchronize(_ file: DiskFile) throws(DiskError) {
        guard fdatasync(file.descriptor) == 0 else {
            throw DiskError(.synchronize, file.path, code: errno)
        }
    }

    /// Makes a directory's names durable.
    public func synchronizeDirectory(_ path: String) throws(DiskError) {
        let descriptor = try Self.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DiskError(.synchronize, path, code: errno) }
    }

    /// Makes durable what was left of a file and drops it from the page cache. After a failed
    /// `fdatasync` the system may take its pages for clean: they can be read and are not on the disk.
    public func settle(_ path: String) throws(DiskError) {
        let descriptor = try Self.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { _ = Glibc.close(descriptor) }
        guard fdatasync(descriptor) == 0 else {
            throw DiskError(.synchronize, path, code: errno)
        }
        // Advice: where the system keeps its pages all the same, reading is no worse than before.
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }

    /// Reads a whole regular file. A pipe or a device is refused: its length reads as 0, and a pipe
    /// that nobody writes to would never open.
    public func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
        let descriptor = try Self.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { _ = Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskError(.read, path, code: errno) }
        let type = status.st_mode & S_IFMT
        guard type == S_IFREG || type == S_IFDIR else {
            throw DiskError(.read, path, code: DiskError.notRegular)
        }
        let size = Int(status.st_size)
        guard size <= limit else {
            throw DiskError(.read, path, code: DiskError.fileTooLarge)
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size, let base = buffer.baseAddress {
                let got = pread(descriptor, base + count, size - count, off_t(count))
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

    /// Gives a file another name.
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        guard Glibc.rename(path, newPath) == 0 else {
            throw DiskError(.rename, path, code: errno)
        }
    }

    /// Removes a file's name.
    public func remove(_ path: String) throws(DiskError) {
        guard unlink(path) == 0 else { throw DiskError(.remove, path, code: errno) }
    }

    static func open(_ path: String, _ flags: Int32) throws(DiskError) -> Int32 {
        while true {
            let descriptor = Glibc.open(path, flags, 0o600)
            if descriptor >= 0 { return descriptor }
            let code = errno
            if code != EINTR { throw DiskError(.open, path, code: code) }
        }
    }
}
