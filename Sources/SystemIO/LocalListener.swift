// A Unix socket that only its owner can open. Whoever listens holds the lock of the directory: a socket
// that is there already is left from a process that died.

import Glibc

/// A listening Unix socket, gone with the value.
public final class LocalListener: Sendable {
    /// To be watched: readable when somebody waits to be let in.
    public let descriptor: Int32
    private let path: String
    /// Which file the name stood for when it was made.
    private let file: FileIdentity?

    private struct FileIdentity: Equatable {
        let device: dev_t
        let number: ino_t
    }

    /// How many may wait to be let in.
    private static let backlog: Int32 = 64

    /// Listens on `directory/name`, mode 0600. A socket of that name is replaced, any other file is not.
    public init(directory: String, name: String) throws(SocketError) {
        path = directory + "/" + name
        try Self.removeStale(path)
        descriptor = try LocalConnection.socket(path)
        do throws(SocketError) {
            try Self.listen(descriptor, directory, name)
            file = Self.identity(path)
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Whether the name still leads here: nobody took it away or put another file in its place.
    public var isInPlace: Bool { file != nil && Self.identity(path) == file }

    /// Takes the socket's name away, unless it is another's by now: from here on nobody finds it. To be
    /// called while the directory's lock is still held.
    public func remove() {
        if isInPlace { _ = unlink(path) }
    }

    private static func identity(_ path: String) -> FileIdentity? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return FileIdentity(device: status.st_dev, number: status.st_ino)
    }

    /// Lets somebody in; nil when nobody waits, or when this process has no descriptor left.
    public func accept() -> LocalConnection? {
        let descriptor = Glibc.accept(self.descriptor, nil, nil)
        guard descriptor >= 0 else { return nil }
        let connection = LocalConnection(descriptor)
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
            fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0
        else { return nil }
        return connection
    }

    private static func removeStale(_ path: String) throws(SocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw SocketError(.replace, path, code: SocketError.exists)
        }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw SocketError(.replace, path, code: errno)
        }
    }

    private static func listen(
        _ descriptor: Int32,
        _ directory: String,
        _ name: String
    ) throws(SocketError) {
        let path = directory + "/" + name
        // The file takes its mode from the socket, so it is never there with a wider one.
        guard fchmod(descriptor, 0o600) == 0 else {
            throw SocketError(.listen, path, code: errno)
        }
        let code = try SocketAddress.with(directory, name, .listen) { address, length in
            bind(descriptor, address, length) == 0 ? 0 : errno
        }
        guard code == 0 else { throw SocketError(.listen, path, code: code) }
        guard Glibc.listen(descriptor, backlog) == 0 else {
            let code = errno
            _ = unlink(path)
            throw SocketError(.listen, path, code: code)
        }
    }
}
