import Glibc

extension FileStatus {
    /// Whether a regular file is at `path` itself, not behind a link.
    public static func isRegular(_ path: String) -> Bool { kind(of: path) == S_IFREG }

    /// Whether what `path` leads to is there and is neither a file nor a directory: opening a pipe for
    /// writing waits for a reader, who may never come.
    public static func isPipeOrDevice(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind != S_IFREG && kind != S_IFDIR
    }

    /// What `path` itself is; nil where nothing is.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// `path` as the system knows it: absolute, without links as far as it exists.
    public static func resolved(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        let root = path.hasPrefix("/") ? "/" : "./"
        var missing: [String] = []
        while true {
            if let text = realpath(root + parts.joined(separator: "/"), nil) {
                defer { free(text) }
                return ([String(cString: text)] + missing).joined(separator: "/")
            }
            guard let last = parts.popLast() else { return path }
            missing.insert(last, at: 0)
        }
    }
}
