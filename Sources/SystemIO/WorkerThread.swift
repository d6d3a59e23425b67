// A thread that is waited for at its end, so that whoever starts and stops many leaves none behind.

import Glibc
import Synchronization

/// A thread of the system.
public struct WorkerThread: ~Copyable {
    private let thread: pthread_t
    private let end: End

    /// Starts a thread; nil when the system gives none.
    public static func start(_ body: @escaping @Sendable () -> Void) -> WorkerThread? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 1 << 20)
        var thread = pthread_t()
        let end = End()
        let launch = Unmanaged.passRetained(
            Launch {
                body()
                end.reach()
            }
        )
        guard pthread_create(&thread, &attributes, launchWorker, launch.toOpaque()) == 0 else {
            launch.release()
            return nil
        }
        return WorkerThread(thread, end)
    }

    private init(_ thread: pthread_t, _ end: End) {
        self.thread = thread
        self.end = end
    }

    /// Whether the body has returned.
    public var isFinished: Bool { end.isReached }

    /// Waits for the thread to end, at most so many milliseconds. One that does not is left to itself:
    /// it ends when its body does, or with the process. Whether it has ended.
    @discardableResult
    public consuming func join(withinMs limit: Int) -> Bool {
        // The bell may have rung already; nobody else waits for it.
        if !end.isReached { end.bell.wait(milliseconds: limit) }
        guard end.isReached else {
            pthread_detach(thread)
            return false
        }
        pthread_join(thread, nil)
        return true
    }
}

private final class End: Sendable {
    let bell = Doorbell()
    private let value = Atomic<Bool>(false)

    func reach() {
        value.store(true, ordering: .releasing)
        bell.ring()
    }

    var isReached: Bool { value.load(ordering: .acquiring) }
}

private final class Launch {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}

private func launchWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Launch>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
