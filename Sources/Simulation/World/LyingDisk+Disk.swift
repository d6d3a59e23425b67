// The operations of the port. Each is counted and may be made to fail by `perform`.

public import Ports

extension LyingDisk {
    /// Creates a directory; false when something has that name already.
    public func createDirectory(_ path: String) throws(DiskError) -> Bool {
        try perform(.createDirectory, path) { () throws(DiskError) in
            if contents.entry(at: path, .visible) != nil { return false }
            let (parent, name) = try place(of: path, .createDirectory)
            contents.makeFolder(named: name, in: parent)
            return true
        }
    }

    /// The names in a directory, in ascending order.
    public func list(_ directory: String) throws(DiskError) -> [String] {
        try perform(.list, directory) { () throws(DiskError) in
            contents.folders[try folder(directory, .list)].visible.keys.sorted()
        }
    }

    /// The length of a file.
    public func length(_ path: String) throws(DiskError) -> Int {
        try perform(.length, path) { () throws(DiskError) in
            contents.files[try file(path, .length)].visible.count
        }
    }

    /// Opens a file for writing. One that is made anew takes the name from what had it.
    public func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile {
        try perform(.open, path) { () throws(DiskError) in
            switch mode {
            case .existing:
                return DiskFile(descriptor: descriptor(for: try file(path, .open)), path: path)
            case .truncated:
                if case .folder = contents.entry(at: path, .visible) {
                    throw DiskError(.open, path, code: Self.isDirectory)
                }
                let (folder, name) = try place(of: path, .open)
                contents.files.append(File())
                let made = contents.files.count - 1
                contents.change(folder, .set(name, .file(made)))
                return DiskFile(descriptor: descriptor(for: made), path: path)
            }
        }
    }

    /// Lets go of a file. Costs nothing and cannot fail.
    public func close(_ file: DiskFile) { contents.open[file.descriptor] = nil }

    /// Writes the whole buffer, visibly.
    public func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        try perform(.write, file.path) { () throws(DiskError) in
            try put(Array(bytes), into: file, at: offset, .write)
        }
    }

    /// Fills a range of a file with zeros, visibly.
    public func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError) {
        try perform(.allocate, file.path) { () throws(DiskError) in
            let zeros = [UInt8](repeating: 0, count: range.count)
            try put(zeros, into: file, at: range.lowerBound, .allocate)
        }
    }

    private func put(
        _ bytes: [UInt8],
        into file: DiskFile,
        at offset: Int,
        _ operation: DiskError.Operation
    ) throws(DiskError) {
        let number = try openFile(file, operation)
        guard !bytes.isEmpty else { return }
        let growth = contents.growth(of: number, to: offset + bytes.count)
        guard growth == 0 || growth <= capacity - usedBytes else {
            throw DiskError(operation, file.path, code: DiskError.noSpace)
        }
        contents.write(bytes, to: number, at: offset)
    }

    /// Makes a file's bytes durable; its name is another matter.
    public func synchronize(_ file: DiskFile) throws(DiskError) {
        do throws(DiskError) {
            try perform(.synchronize, file.path) { () throws(DiskError) in
                let number = try openFile(file, .synchronize)
                synchronizations += 1
                let ranges = contents.files[number].synchronize()
                announce(number, openedAs: file.path, ranges)
            }
        } catch {
            if forgetsAfterFailedSynchronization, !isDown,
                let number = contents.open[file.descriptor]
            {
                contents.files[number].pending = []
            }
            throw error
        }
    }

    /// Makes a directory's names durable.
    public func synchronizeDirectory(_ path: String) throws(DiskError) {
        try perform(.synchronize, path) { () throws(DiskError) in
            let number = try folder(path, .synchronize)
            let names = contents.folders[number].synchronize()
            contents.sweep()
            announce(names, in: number)
        }
    }

    /// Makes durable what is pending of a file; what a failed synchronization let go of is not seen
    /// any more either.
    public func settle(_ path: String) throws(DiskError) {
        try perform(.synchronize, path) { () throws(DiskError) in
            let number = try file(path, .synchronize)
            synchronizations += 1
            let ranges = contents.files[number].synchronize()
            contents.files[number].visible = contents.files[number].durable
            announce(number, openedAs: path, ranges)
        }
    }

    /// Reads a whole file of at most `limit` bytes, as it is visible.
    public func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
        try perform(.read, path) { () throws(DiskError) in
            let bytes = contents.files[try file(path, .read)].visible
            if unreadable.contains(path) {
                throw DiskError(.read, path, code: DiskError.inputOutput)
            }
            guard bytes.count <= limit else {
                throw DiskError(.read, path, code: DiskError.fileTooLarge)
            }
            return bytes
        }
    }

    /// Gives a file another name in the same directory, replacing what has it.
    public func rename(_ path: String, to newPath: String) throws(DiskError) {
        try perform(.rename, path) { () throws(DiskError) in
            _ = try file(path, .rename)
            let (folder, name) = try place(of: path, .rename)
            let (newFolder, newName) = try place(of: newPath, .rename)
            precondition(folder == newFolder, "a move to another directory is not simulated")
            contents.change(folder, .move(name, newName))
        }
    }

    /// Removes a file's name.
    public func remove(_ path: String) throws(DiskError) {
        try perform(.remove, path) { () throws(DiskError) in
            _ = try file(path, .remove)
            let (folder, name) = try place(of: path, .remove)
            contents.change(folder, .drop(name))
        }
    }
}

extension LyingDisk {
    /// EBADF.
    private static let badDescriptor: Int32 = 9
    /// ENOTDIR.
    private static let notDirectory: Int32 = 20
    /// EISDIR.
    private static let isDirectory: Int32 = 21

    func file(_ path: String, _ operation: DiskError.Operation) throws(DiskError) -> Int {
        switch contents.entry(at: path, .visible) {
        case .file(let file): return file
        case .folder: throw DiskError(operation, path, code: Self.isDirectory)
        case nil: throw DiskError(operation, path, code: DiskError.notFound)
        }
    }

    private func folder(
        _ path: String,
        _ operation: DiskError.Operation
    ) throws(DiskError) -> Int {
        switch contents.entry(at: path, .visible) {
        case .folder(let folder): return folder
        case .file: throw DiskError(operation, path, code: Self.notDirectory)
        case nil: throw DiskError(operation, path, code: DiskError.notFound)
        }
    }

    private func place(
        of path: String,
        _ operation: DiskError.Operation
    ) throws(DiskError) -> (folder: Int, name: String) {
        guard let place = contents.place(of: path) else {
            throw DiskError(operation, path, code: DiskError.notFound)
        }
        return place
    }

    private func openFile(
        _ file: DiskFile,
        _ operation: DiskError.Operation
    ) throws(DiskError) -> Int {
        guard let number = contents.open[file.descriptor] else {
            throw DiskError(operation, file.path, code: Self.badDescriptor)
        }
        return number
    }
}
