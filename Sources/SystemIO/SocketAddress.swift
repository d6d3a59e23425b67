// The name of a Unix socket holds 107 bytes. A longer path is reached through its directory: while that is
// open, `/proc/self/fd/N` is another name for it.

import Glibc

/// The address of a socket file, valid while `body` runs.
enum SocketAddress {
    /// The longest path that fits, in bytes.
    static let limit = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// Calls `body` with the address of `directory/name`.
    static func with<Value>(
        _ directory: String,
        _ name: String,
        _ operation: SocketError.Operation,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) throws(SocketError) -> Value {
        let path = directory + "/" + name
        guard path.utf8.count > limit else { return call(path, body) }
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let descriptor = Glibc.open(directory, flags)
        guard descriptor >= 0 else { throw SocketError(operation, path, code: errno) }
        defer { _ = Glibc.close(descriptor) }
        return call("/proc/self/fd/\(descriptor)/\(name)", body)
    }

    private static func call<Value>(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        precondition(path.utf8.count <= limit, "a socket's name is short")
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                body(plain, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
