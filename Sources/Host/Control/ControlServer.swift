import Synchronization
public import SystemIO

/// How an operator reaches a running engine: the socket, the file and the signal, on a thread of its own.
public final class ControlServer: Sendable {
    /// The socket's name in the data directory.
    public static let socketName = "control.sock"

    private let isStopping = Atomic<Bool>(false)
    private let bell: Bell
    private let thread = Mutex<JoinedThread?>(nil)

    /// Starts listening in `directory`, whose lock is held. A halt that is due already, by the file or by
    /// the signal, is in the inbox when this returns: before anything is decided.
    public static func start(
        directory: String,
        inbox: Inbox,
        settings: ControlSettings = ControlSettings()
    ) throws(SocketError) -> ControlServer {
        let listener = try LocalListener(directory: directory, name: socketName)
        let server = ControlServer(try Bell())
        let file = HaltFile(in: directory)
        var loop = ControlLoop(listener, server.bell, inbox, file, settings)
        loop.lookForHalts()
        server.launch(loop)
        return server
    }

    private init(_ bell: Bell) { self.bell = bell }

    private func launch(_ loop: ControlLoop) {
        let started = JoinedThread { [self] in
            var loop = loop
            while !isStopping.load(ordering: .acquiring) { loop.round() }
            loop.finish()
        }
        thread.withLock { $0 = started }
    }

    /// Stops and waits for the thread; whoever waits for an answer is told. To be called after the engine
    /// took its last message and before the directory's lock is let go.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        bell.ring()
        thread.withLock { $0.take() }?.join()
    }
}
