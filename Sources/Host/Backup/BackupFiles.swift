import Cryptography
import Ports
import SystemIO

/// The few operations on files and folders that backups are made of; what they write is durable when they
/// return, but for the names, which a folder's own synchronisation makes so.
enum BackupFiles {
    private static let disk = FileDisk()
    /// A segment of the largest size, or a snapshot.
    static let sizeLimit = (1 << 30) + 1

    /// Writes a file anew, zeros behind `bytes` up to `length`.
    static func write(
        _ bytes: [UInt8],
        zerosTo length: Int = 0,
        to path: String
    ) throws(DiskError) {
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                return .success(try disk.write(raw, to: file, at: 0))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        if length > bytes.count { try disk.writeZeros(to: file, in: bytes.count..<length) }
        try disk.synchronize(file)
    }

    /// What a file of a manifest is.
    static func describe(_ path: String, in root: String) throws(DiskError) -> BackupManifest.File {
        let bytes = try disk.read(root + "/" + path, limit: sizeLimit)
        return BackupManifest.File(
            path: path,
            bytes: bytes.count,
            sha256: SHA256.hash(bytes)
        )
    }

    /// The names in a folder, in order; none where there is no such folder.
    static func names(_ folder: String) throws(DiskError) -> [String] {
        do throws(DiskError) {
            return try disk.list(folder).sorted()
        } catch {
            if error.isNotFound { return [] }
            throw error
        }
    }

    /// Whether something of this name is there.
    static func exists(_ path: String) throws(DiskError) -> Bool {
        try disk.identity(path) != nil
    }

    /// Removes a copy that was not finished. Only what a copy is made of is removed: a stranger's file in
    /// it stops this with an error.
    static func removeCopy(_ root: String) throws(DiskError) {
        guard try exists(root) else { return }
        for folder in BackupManifest.folders where try exists(root + "/" + folder) {
            try removeFolder(root + "/" + folder)
        }
        if try exists(root + "/" + BackupManifest.name) {
            try disk.remove(root + "/" + BackupManifest.name)
        }
        try disk.removeDirectory(root)
    }

    /// Removes a folder of files.
    static func removeFolder(_ path: String) throws(DiskError) {
        for name in try names(path) { try disk.remove(path + "/" + name) }
        try disk.removeDirectory(path)
    }

    /// The directory that a path lies in.
    static func parent(of path: String) -> String {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
