// Reads a repository from a disk: everything but what `.gitignore` names. Links are passed over, for what they
// lead to is read where it lies, or belongs to somebody else; so are pipes and sockets, and what is gone by the
// time it is read.

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
    /// Linux's number for a socket that is opened like a file.
    private static var noSuchDevice: Int32 { 6 }

    private let disk: Files
    private let isLink: @Sendable (String) -> Bool

    /// A reader from this disk; `isLink` says whether a symbolic link lies at a path.
    public init(_ disk: Files, isLink: @escaping @Sendable (String) -> Bool) {
        self.disk = disk
        self.isLink = isLink
    }

    /// The repository below a folder.
    public func read(_ root: String) throws(TreeError) -> Tree {
        let ignored = IgnoredNames(try contents(root + "/.gitignore"))
        var files: [TreeFile] = []
        var folders: [(path: String, depth: Int)] = [("", 0)]
        while let folder = folders.popLast() {
            for name in try names(root + "/" + folder.path)
            where !ignored.contains(name, in: folder.path) {
                let path = folder.path + name
                if isLink(root + "/" + path) { continue }
                if folder.depth < Self.depthLimit, isDirectory(root + "/" + path) {
                    folders.append((path + "/", folder.depth + 1))
                } else if let file = try file(path, root) {
                    files.append(file)
                }
            }
        }
        guard files.contains(where: { $0.path == Manifest.path }) else {
            throw .noManifest(root)
        }
        return Tree(files)
    }

    /// The file at a path; nil where nothing lies that could be read. One that is too long for a text is
    /// there, and is none.
    private func file(_ path: String, _ root: String) throws(TreeError) -> TreeFile? {
        do throws(DiskError) {
            let bytes = try disk.read(root + "/" + path, limit: Self.sizeLimit)
            return TreeFile(path: path, bytes: bytes)
        } catch {
            switch error.code {
            case DiskError.fileTooLarge: return TreeFile(path: path, bytes: [0])
            case DiskError.notFound, DiskError.notRegular, Self.noSuchDevice: return nil
            case _: throw .disk(error)
            }
        }
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

    /// What is in a file; nothing where there is none.
    private func contents(_ path: String) throws(TreeError) -> [UInt8] {
        do {
            return try disk.read(path, limit: Self.sizeLimit)
        } catch {
            if error.isNotFound { return [] }
            throw .disk(error)
        }
    }
}
