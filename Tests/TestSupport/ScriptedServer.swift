// A server that does with each connection what a test says, on this machine alone.

import Glibc
import Synchronization

/// Listens on a free port of 127.0.0.1 until `stop`.
public final class ScriptedServer: Sendable {
    /// Where it listens.
    public let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())
    private let script: @Sendable (ScriptedConnection, Int) -> Void

    private struct State {
        var accepted = 0
        var open: [Int32] = []
        var isStopped = false
    }

    /// A server; `script` is called for each connection, on a thread of its own, with its number from 0
    /// on. The connection is closed when it returns.
    public init?(_ script: @escaping @Sendable (ScriptedConnection, Int) -> Void) {
        self.script = script
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 256) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        guard isBound else {
            close(listener)
            return nil
        }
        spawn { [self] in acceptAll() }
    }

    /// The address of a path, from `/` on.
    public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// How many connections were made.
    public var connections: Int { state.withLock { $0.accepted } }

    /// Ends it and all its connections.
    public func stop() {
        state.withLock { state in
            state.isStopped = true
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func acceptAll() {
        while true {
            let descriptor = accept(listener, nil, nil)
            if descriptor < 0 {
                if errno == EINTR { continue }
                break
            }
            let number: Int? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.open.append(descriptor)
                state.accepted += 1
                return state.accepted - 1
            }
            guard let number else {
                close(descriptor)
                continue
            }
            spawn { [self] in
                script(ScriptedConnection(descriptor), number)
                state.withLock { $0.open.removeAll { $0 == descriptor } }
                close(descriptor)
            }
        }
        close(listener)
    }

    private func spawn(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Body(body))
        let code = pthread_create(
            &thread,
            nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            box.toOpaque()
        )
        if code == 0 { pthread_detach(thread) } else { box.release() }
    }

    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }
}
