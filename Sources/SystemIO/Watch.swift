import Glibc

/// A descriptor that is waited for, and what came of it.
public struct Watch: Sendable {
    /// The descriptor.
    public let descriptor: Int32
    private let events: Int32
    private var seen: Int32 = 0

    /// Waits for what is asked for; that the other end is gone is seen always.
    public init(_ descriptor: Int32, reads: Bool = false, writes: Bool = false) {
        self.descriptor = descriptor
        events = (reads ? Int32(POLLIN) : 0) | (writes ? Int32(POLLOUT) : 0)
    }

    /// Whether there is something to read, or an end.
    public var isReadable: Bool { seen & Int32(POLLIN) != 0 }
    /// Whether something can be written.
    public var isWritable: Bool { seen & Int32(POLLOUT) != 0 }
    /// Whether the other end is gone, both ways.
    public var isGone: Bool { seen & Int32(POLLHUP | POLLERR | POLLNVAL) != 0 }

    /// Waits until something can be done with one of them, at most `timeoutMs`. A signal ends the waiting.
    public static func wait(_ watches: inout [Watch], timeoutMs: Int) {
        var requests = watches.map {
            pollfd(fd: $0.descriptor, events: Int16($0.events), revents: 0)
        }
        let count = poll(&requests, nfds_t(requests.count), Int32(timeoutMs))
        for index in watches.indices {
            watches[index].seen = count > 0 ? Int32(requests[index].revents) : 0
        }
    }
}
