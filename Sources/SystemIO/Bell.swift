import Glibc

/// What wakes a thread that waits: two ends of a line, closed with the value.
public final class Bell: Sendable {
    /// To be watched: readable once it has been rung.
    public let descriptor: Int32
    private let button: Int32

    /// A silent bell.
    public init() throws(SocketError) {
        var ends: [Int32] = [0, 0]
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else {
            throw SocketError(.create, "a bell", code: errno)
        }
        descriptor = ends[0]
        button = ends[1]
    }

    deinit {
        _ = Glibc.close(button)
        _ = Glibc.close(descriptor)
    }

    /// Rings it. It never waits: a line that is full rings already.
    public func ring() {
        var stroke: UInt8 = 1
        _ = Glibc.send(button, &stroke, 1, Int32(MSG_NOSIGNAL))
    }

    /// Silences it.
    public func silence() {
        var strokes = [UInt8](repeating: 0, count: 256)
        while Glibc.recv(descriptor, &strokes, strokes.count, 0) == strokes.count {}
    }
}
