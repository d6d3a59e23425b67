// Between a thread that must not wait and a reader who may have stopped reading (a terminal on hold, a
// collector that hangs): a bounded queue and a thread of its own. What does not fit is dropped, and how
// often is said as soon as something can be said again.

import Synchronization
import SystemIO

/// Writes texts on a thread of its own.
final class SideWriter: Sendable {
    private struct State {
        var queue: [UInt8] = []
        var dropped = 0
        var isWriting = false
        var isEnding = false
    }

    private let state = Mutex(State())
    private let bell = Doorbell()
    private let idle = Doorbell()

    /// Bytes that wait at most.
    private static let limit = 1 << 16
    private static let pauseMs = 1_000

    /// Writes with `write`, on a thread that starts now; nil when the system gives none.
    static func start(_ write: @escaping @Sendable ([UInt8]) -> Void) -> SideWriter? {
        let writer = SideWriter()
        let thread = WorkerThread.start { writer.work(write) }
        guard let thread else { return nil }
        // It may hang in a write that never returns: nobody waits for it, it ends with the process.
        thread.join(withinMs: 0)
        return writer
    }

    /// Takes a text in, or counts it as dropped. Never waits.
    func take(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.queue.count + bytes.count <= SideWriter.limit else {
                state.dropped += 1
                return
            }
            state.queue += bytes
        }
        bell.ring()
    }

    /// Waits until everything is written, at most so many milliseconds; whether it is.
    @discardableResult
    func drain(withinMs limit: Int) -> Bool {
        let clock = SystemClock()
        let deadline = clock.nanoseconds() + UInt64(limit) * 1_000_000
        while true {
            if isIdle { return true }
            let now = clock.nanoseconds()
            guard now < deadline else { return false }
            idle.wait(milliseconds: Int((deadline - now) / 1_000_000) + 1)
        }
    }

    /// The thread ends when what waits is written.
    func end() {
        state.withLock { $0.isEnding = true }
        bell.ring()
    }

    private var isIdle: Bool {
        state.withLock { $0.queue.isEmpty && $0.dropped == 0 && !$0.isWriting }
    }

    private func work(_ write: ([UInt8]) -> Void) {
        while true {
            let (bytes, isEnding) = state.withLock { state in
                var bytes = state.queue
                if state.dropped > 0 {
                    bytes += Array("\(state.dropped) texts were dropped: nobody read them\n".utf8)
                }
                state.queue.removeAll(keepingCapacity: true)
                state.dropped = 0
                state.isWriting = !bytes.isEmpty
                return (bytes, state.isEnding)
            }
            if bytes.isEmpty {
                idle.ring()
                if isEnding { return }
                bell.wait(milliseconds: SideWriter.pauseMs)
            } else {
                write(bytes)
                state.withLock { $0.isWriting = false }
            }
        }
    }
}
