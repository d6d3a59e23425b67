import Glibc

/// A thread of its own that somebody waits for.
public struct JoinedThread: Sendable {
    private let thread: pthread_t

    private final class Launch {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts the thread.
    public init(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Launch(body)).toOpaque()
        let code = pthread_create(
            &thread,
            nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Launch>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            context
        )
        precondition(code == 0, "the system gives no thread: error \(code)")
        self.thread = thread
    }

    /// Waits for its end; to be called once.
    public func join() { _ = pthread_join(thread, nil) }
}
