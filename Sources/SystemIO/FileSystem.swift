// What the system tells of the place where files lie.

import Glibc
public import Ports

/// A file system.
public struct FileSystem: Hashable, Sendable {
    /// Bytes that this user may still write.
    public let freeBytes: UInt64
    /// Its type as the mount table has it, such as `ext4`; nil where that cannot be read.
    public let type: String?

    /// The file system that holds `path`, which must be there.
    public init(of path: String) throws(DiskError) {
        var room = statvfs()
        guard statvfs(path, &room) == 0 else { throw DiskError(.length, path, code: errno) }
        freeBytes = UInt64(room.f_bavail) * UInt64(room.f_frsize)
        type = FileSystem.type(of: path)
    }

    /// The type of the mount that is the longest beginning of the path. Lines of the table read
    /// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`.
    private static func type(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        let path = String(cString: resolved)
        guard let table = fopen("/proc/self/mountinfo", "re") else { return nil }
        defer { fclose(table) }
        var best: (length: Int, type: String)?
        var line = [CChar](repeating: 0, count: 4_096)
        while fgets(&line, Int32(line.count), table) != nil {
            let text = line.prefix { $0 != 0 && $0 != 0x0A }.map { UInt8(bitPattern: $0) }
            let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"),
                dash + 1 < fields.count
            else { continue }
            let mount = String(fields[4])
            let isPrefix = mount == "/" || path == mount || path.hasPrefix(mount + "/")
            // Of two mounts at one place the later one counts.
            if isPrefix, mount.utf8.count >= best?.length ?? 0 {
                best = (mount.utf8.count, String(fields[dash + 1]))
            }
        }
        return best?.type
    }
}
