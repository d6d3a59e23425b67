import Glibc

/// One end of a connection over a Unix socket, closed with the value. No call waits.
public final class LocalConnection: Sendable {
    /// What reading gave.
    public enum Received: Sendable, Equatable {
        /// Bytes, at least one.
        case bytes([UInt8])
        /// Nothing for now.
        case nothing
        /// Nothing any more.
        case end
    }

    /// To be watched.
    public let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Connects to `directory/name`.
    public convenience init(to directory: String, name: String) throws(SocketError) {
        let path = directory + "/" + name
        // Closed with the value, should anything throw from here on.
        self.init(try Self.socket(path))
        let descriptor = descriptor
        let code = try SocketAddress.with(directory, name, .connect) { address, length in
            connect(descriptor, address, length) == 0 ? 0 : errno
        }
        guard code == 0 else { throw SocketError(.connect, path, code: code) }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Reads at most `limit` bytes. An end that broke reads like one that came in order.
    public func receive(limit: Int) -> Received {
        guard limit > 0 else { return .nothing }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            let got = recv(descriptor, buffer.baseAddress, limit, 0)
            failure = got < 0 ? errno : 0
            count = max(0, got)
        }
        if failure == EAGAIN || failure == EINTR { return .nothing }
        return bytes.isEmpty ? .end : .bytes(bytes)
    }

    /// Hands over as many bytes as go at once; nil when the other end is gone.
    public func send(_ bytes: ArraySlice<UInt8>) -> Int? {
        let sent = bytes.withUnsafeBytes { raw in
            Glibc.send(descriptor, raw.baseAddress, raw.count, Int32(MSG_NOSIGNAL))
        }
        if sent >= 0 { return sent }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    static func socket(_ path: String) throws(SocketError) -> Int32 {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let descriptor = Glibc.socket(AF_UNIX, Int32(kind), 0)
        guard descriptor >= 0 else { throw SocketError(.create, path, code: errno) }
        return descriptor
    }
}
