import Glibc
import Synchronization

/// Runs a body on a thread of its own: the one thread that owns the engine.
public final class EngineThread<Result: Sendable>: Sendable {
    private let result: Mutex<Result?>
    private let finished = Atomic<Bool>(false)
    private let body: @Sendable () -> Result

    /// Starts the thread.
    public static func start(_ body: @escaping @Sendable () -> Result) -> EngineThread {
        let thread = EngineThread(body)
        thread.launch()
        return thread
    }

    private init(_ body: @escaping @Sendable () -> Result) {
        self.body = body
        result = Mutex(nil)
    }

    private func launch() {
        let context = Unmanaged.passRetained(Launch(run: { self.run() }))
        // Not by its initialiser: more than one C module has this type, and which of them the compiler
        // takes for the owner depends on the order of the files.
        let code = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress else { return ENOMEM }
            pthread_attr_init(attributes)
            defer { pthread_attr_destroy(attributes) }
            pthread_attr_setstacksize(attributes, 8 << 20)
            pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
            var thread = pthread_t()
            return pthread_create(&thread, attributes, launchThread, context.toOpaque())
        }
        precondition(code == 0, "the system gives no thread: error \(code)")
    }

    private func run() {
        let value = body()
        result.withLock { $0 = value }
        finished.store(true, ordering: .releasing)
    }

    /// What the body returned; nil while it runs.
    public var outcome: Result? {
        guard finished.load(ordering: .acquiring) else { return nil }
        return result.withLock { $0 }
    }
}

private final class Launch {
    let run: () -> Void
    init(run: @escaping () -> Void) { self.run = run }
}

private func launchThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Launch>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
