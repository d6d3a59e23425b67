// Damage at rest: what was durable changes behind everyone's back, as readers and every later power
// loss will see it.

public import Ports

extension LyingDisk {
    /// Turns over one bit of a file, counted from its first byte's lowest.
    ///
    /// - Precondition: the file has that many bits.
    public func flip(_ path: String, bit: Int) throws(DiskError) {
        let count = contents.files[try file(path, .write)].visible.count
        precondition(bit >= 0 && bit / 8 < count, "the file has \(count) bytes")
        try damage(path) { bytes in
            if bit / 8 < bytes.count { bytes[bit / 8] ^= 1 << UInt8(bit % 8) }
        }
    }

    /// Lays a stretch of one place over another, as a write does that went to the wrong address. What
    /// would lie beyond the end of the target is dropped.
    ///
    /// - Precondition: the stretch lies within its file.
    public func misdirect(
        from source: (path: String, range: Range<Int>),
        to target: (path: String, offset: Int)
    ) throws(DiskError) {
        let stretch = contents.files[try file(source.path, .read)].visible[source.range]
        try damage(target.path) { bytes in
            let room = bytes.count - target.offset
            guard room > 0 else { return }
            File.put(stretch.prefix(room), into: &bytes, at: target.offset)
        }
    }

    /// Takes a file away with its name. What is pending of its directory's names happens first, so that
    /// none of it can bring the file back.
    public func eraseFile(_ path: String) throws(DiskError) {
        _ = try file(path, .remove)
        guard let (folder, name) = contents.place(of: path) else { return }
        _ = contents.folders[folder].synchronize()
        contents.folders[folder].visible[name] = nil
        contents.folders[folder].durable[name] = nil
        contents.recount()
    }

    /// Cuts a file short.
    public func truncate(_ path: String, to count: Int) throws(DiskError) {
        try damage(path) { bytes in
            if bytes.count > count { bytes.removeLast(bytes.count - count) }
        }
        contents.recount()
    }

    private func damage(_ path: String, _ change: (inout [UInt8]) -> Void) throws(DiskError) {
        let number = try file(path, .write)
        change(&contents.files[number].visible)
        change(&contents.files[number].durable)
    }
}
