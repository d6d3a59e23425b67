// What every power loss leaves, for whoever judges from outside.

extension LyingDisk {
    /// The paths of the files that every power loss leaves, in ascending order.
    public var durablePaths: [String] { contents.files(.durable).map(\.path) }

    /// The bytes that every power loss leaves under `path`; nil when the name itself may be lost or
    /// is a directory's. Bytes beyond the end are pending growth.
    public func durableBytes(_ path: String) -> [UInt8]? {
        guard case .file(let file)? = contents.entry(at: path, .durable) else { return nil }
        return contents.files[file].durable
    }

    /// What readers see: every file with its bytes, by ascending path.
    public var visibleFiles: [(path: String, bytes: [UInt8])] {
        contents.files(.visible).map { ($0.path, contents.files[$0.file].visible) }
    }

    /// Tells of bytes of a file that have become durable, if its name is.
    func announce(_ file: Int, openedAs path: String, _ ranges: [Range<Int>]) {
        guard let onDurable, !ranges.isEmpty,
            let path = durablePath(of: file, openedAs: path)
        else { return }
        let bytes = contents.files[file].durable
        bytes.withUnsafeBytes { raw in
            for range in ranges {
                onDurable(path, range, UnsafeRawBufferPointer(rebasing: raw[range]))
            }
        }
    }

    /// Tells of everything that names which have become durable lead to.
    func announce(_ names: [String], in folder: Int) {
        guard let onDurable, !names.isEmpty else { return }
        let entries = Set(names.compactMap { contents.folders[folder].durable[$0] })
        for (path, file) in contents.files(.durable) where leads(path, through: entries) {
            let bytes = contents.files[file].durable
            guard !bytes.isEmpty else { continue }
            bytes.withUnsafeBytes { raw in onDurable(path, 0..<raw.count, raw) }
        }
    }

    /// Whether one of `entries` is the file at `path` or a directory that it lies in.
    private func leads(_ path: String, through entries: Set<Entry>) -> Bool {
        var parts = path.split(separator: "/")
        let root = path.hasPrefix("/") ? "/" : ""
        while !parts.isEmpty {
            let ancestor = root + parts.joined(separator: "/")
            if let entry = contents.entry(at: ancestor, .durable), entries.contains(entry) {
                return true
            }
            parts.removeLast()
        }
        return false
    }

    /// The durable path of a file. It is nearly always the one that it was opened by.
    private func durablePath(of file: Int, openedAs path: String) -> String? {
        if contents.entry(at: path, .durable) == .file(file) { return path }
        return contents.files(.durable).first { $0.file == file }?.path
    }
}
