// The files of a log: `plimsoll.log` is written, `plimsoll.log.1`, `.2` and so on were, the highest
// number last. A file is put aside by one rename.
//
// Fault model: the disk may be full or refuse any call, the directory may vanish, somebody may rename,
// truncate or remove a file meanwhile. Nothing here is durable: a log is no journal.

import Ports
import SystemIO

/// A log's files on a disk.
struct LogFile<D: Disk>: ~Copyable {
    private let disk: D
    private let directory: String
    private let limits: LogLimits
    private var file: DiskFile?
    private var length = 0
    /// The file may end within a line.
    private var isTorn = false

    static var name: String { "plimsoll.log" }

    private var path: String { "\(directory)/\(Self.name)" }

    init(directory: String, disk: D, limits: LogLimits) {
        self.directory = directory
        self.disk = disk
        self.limits = limits
    }

    deinit {
        if let file { disk.close(file) }
    }

    /// Adds whole lines, each with its line feed.
    mutating func append(_ lines: [UInt8]) throws(DiskError) {
        do throws(DiskError) {
            try prepare()
            if length > 0, length + lines.count > limits.fileBytes {
                try putAside()
                try prepare()
            }
            try write(isTorn ? [UInt8(ascii: "\n")] + lines : lines)
            isTorn = false
        } catch {
            close()
            throw error
        }
    }

    private mutating func write(_ bytes: [UInt8]) throws(DiskError) {
        guard let file else { preconditionFailure("a log is opened before it is written") }
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                return .success(try disk.write(raw, to: file, at: length))
            } catch {
                return .failure(error)
            }
        }
        // Nobody knows how much of it is there.
        if case .failure = result { isTorn = true }
        try result.get()
        length += bytes.count
    }

    /// Sees to it that the file of that name is the one that is open, and no shorter than thought.
    private mutating func prepare() throws(DiskError) {
        if file != nil {
            if try isWhole() { return }
            close()
        }
        try open()
    }

    /// Whether the file is there and as long as it should be; one that somebody renamed or removed is not.
    private func isWhole() throws(DiskError) -> Bool {
        do throws(DiskError) {
            return try disk.length(path) == length
        } catch {
            if error.isNotFound { return false }
            throw error
        }
    }

    private mutating func open() throws(DiskError) {
        guard !FileStatus.isPipeOrDevice(path) else {
            throw DiskError(.open, path, code: DiskError.notRegular)
        }
        do throws(DiskError) {
            let opened = try disk.open(path, .existing)
            file = opened
            length = try disk.length(path)
            if !isTorn { isTorn = try endsWithinLine() }
        } catch  where error.isNotFound {
            _ = try disk.createDirectory(directory)
            file = try disk.open(path, .truncated)
            length = 0
            isTorn = false
        }
    }

    /// A process that died may have left half a line.
    private func endsWithinLine() throws(DiskError) -> Bool {
        guard length > 0 else { return false }
        do throws(DiskError) {
            return try disk.read(path, limit: 2 * limits.fileBytes).last != UInt8(ascii: "\n")
        } catch  where error.code == DiskError.fileTooLarge {
            // Somebody else's; it is put aside at once, and an empty line harms nobody.
            return true
        }
    }

    private mutating func close() {
        if let file { disk.close(file) }
        file = nil
    }

    // MARK: - Putting aside

    private mutating func putAside() throws(DiskError) {
        close()
        try disk.rename(path, to: "\(path).\(try nextNumber())")
        isTorn = false
        try retire()
    }

    /// The largest number that a file of this log gets in any life; a larger one is somebody else's.
    private static var largestNumber: Int { 999_999_999 }

    /// The numbers of the files that were put aside, ascending. What only has such a name, a directory,
    /// a pipe or a number out of all reason, is not of this log.
    private func aside() throws(DiskError) -> [Int] {
        try disk.list(directory).compactMap { name in
            guard name.hasPrefix(Self.name + "."),
                let number = Int(name.dropFirst(Self.name.utf8.count + 1)),
                (1...Self.largestNumber).contains(number), name == "\(Self.name).\(number)",
                FileStatus.isRegular("\(directory)/\(name)")
            else { return nil }
            return number
        }.sorted()
    }

    /// The number that the next file is put aside under: after the last, where nothing else is.
    private func nextNumber() throws(DiskError) -> Int {
        var number = (try aside().last ?? 0) + 1
        while FileStatus.exists("\(path).\(number)") { number += 1 }
        return number
    }

    /// Removes the oldest files beyond the limits.
    private func retire() throws(DiskError) {
        var room = limits.totalBytes - limits.fileBytes
        var kept = 0
        for number in try aside().reversed() {
            let old = "\(path).\(number)"
            room -= try disk.length(old)
            kept += 1
            if kept > limits.keptFiles || room < 0 { try disk.remove(old) }
        }
    }
}
