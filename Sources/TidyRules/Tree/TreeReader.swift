// Reads a repository from a disk: everything but what `.gitignore` names.

public import Ports

/// What kept a repository from being read.
public enum TreeError: Error, Hashable, Sendable {
    /// The disk refused.
    case disk(DiskError)
    /// There is no Package.swift: this is not the root of the repository.
    case noManifest(String)
}

/// Reads the files of a folder.
public struct TreeReader<Files: Disk> {
    private static var depthLimit: Int { 24 }
    private static var sizeLimit: Int { 16 << 20 }
    /// Linux's number for a path that is not a directory.
    private static var notDirectory: Int32 { 20 }

    private let disk: Files

    /// A reader from this disk.
    public init(_ disk: Files) { self.disk = disk }

    /// The repository below a folder.
    public func read(_ root: String) throws(TreeError) -> Tree {
        let ignored = IgnoredNames(try contents(root + "/.gitignore", isNeeded: false))
        var files: [TreeFile] = []
        var folders: [(path: String, depth: Int)] = [("", 0)]
        while let folder = folders.popLast() {
            for name in try names(root + "/" + folder.path) where !ignored.contains(name) {
                let path = folder.path + name
                if folder.depth < Self.depthLimit, isDirectory(root + "/" + path) {
                    folders.append((path + "/", folder.depth + 1))
                } else {
                    let bytes = try contents(root + "/" + path, isNeeded: true)
                    files.append(TreeFile(path: path, bytes: bytes))
                }
            }
        }
        guard files.contains(where: { $0.path == Manifest.path }) else {
            throw .noManifest(root)
        }
        return Tree(files)
    }

    private func isDirectory(_ path: String) -> Bool {
        do throws(DiskError) {
            _ = try disk.list(path)
            return true
        } catch {
            return error.code != Self.notDirectory
        }
    }

    private func names(_ path: String) throws(TreeError) -> [String] {
        do { return try disk.list(path) } catch { throw .disk(error) }
    }

    private func contents(_ path: String, isNeeded: Bool) throws(TreeError) -> [UInt8] {
        do {
            return try disk.read(path, limit: Self.sizeLimit)
        } catch {
            if isNeeded { throw .disk(error) }
            return []
        }
    }
}
