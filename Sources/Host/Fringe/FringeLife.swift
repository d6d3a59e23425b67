import Synchronization
import SystemIO

/// What ties one thread of a task to its supervisor.
public final class FringeLife: Sendable {
    /// Which start of the task it is.
    public let generation: Int
    private let beats = Atomic<Int>(0)
    private let isEnding = Atomic<Bool>(false)
    private let bell = Doorbell()
    private let atEnd = Mutex<(@Sendable () -> Void)?>(nil)

    init(generation: Int) { self.generation = generation }

    /// Shows life.
    public func beat() { beats.wrappingAdd(1, ordering: .relaxed) }

    /// Whether the thread is to return. What it does from here on is nobody's.
    public var shouldEnd: Bool { isEnding.load(ordering: .acquiring) }

    /// Shows life and rests until the time has passed, `wake` is called or the task is to end; false
    /// when it is to end.
    public func rest(milliseconds: Int) -> Bool {
        beat()
        if !shouldEnd { bell.wait(milliseconds: milliseconds) }
        beat()
        return !shouldEnd
    }

    /// Ends a rest early.
    public func wake() { bell.ring() }

    /// Called once, from another thread, when the task is to end: for a thread that waits in the
    /// system, which `rest` does not wake. Called at once when it is to end already.
    public func whenEnding(_ action: @escaping @Sendable () -> Void) {
        atEnd.withLock { $0 = action }
        if shouldEnd { callAtEnd() }
    }

    var beatCount: Int { beats.load(ordering: .relaxed) }

    func end() {
        isEnding.store(true, ordering: .releasing)
        bell.ring()
        callAtEnd()
    }

    private func callAtEnd() {
        let action = atEnd.withLock { $0.take() }
        action?()
    }
}
