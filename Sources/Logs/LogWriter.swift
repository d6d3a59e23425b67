// Between the threads that log and the disk: a bounded queue and one thread. Logging throws nothing and
// waits for nothing but a short lock; what does not fit is counted, and the count is said as soon as
// something can be said again.

import Logging
public import Ports
import Synchronization
import SystemIO
import TradeModel

/// Writes lines to a log's files on a thread of its own.
public final class LogWriter: Sendable {
    private struct State {
        var queue: [LogEntry] = []
        var health = LogHealth()
        var isEnding = false
    }

    private struct Running: ~Copyable {
        var thread: WorkerThread?
    }

    private let state = Mutex(State())
    private let running = Mutex(Running())
    private let bell = Doorbell()
    private let limits: LogLimits
    private let secrets: SecretRegistry

    /// How often what is held back is looked at.
    private static let pauseMs = 200

    /// A writer that takes lines in and writes none before `open`: until the data directory is this
    /// process's, the log is not.
    public init(limits: LogLimits, secrets: SecretRegistry = .process) {
        self.limits = limits
        self.secrets = secrets
    }

    /// From now on lines are written to `directory`, which is created when it does not exist. False when
    /// it was open already, or the system gives no thread; then lines are counted as lost.
    @discardableResult
    public func open(directory: String, disk: some Disk & Sendable) -> Bool {
        running.withLock { running in
            guard running.thread == nil else { return false }
            running.thread = WorkerThread.start { [self] in
                write(to: LogFile(directory: directory, disk: disk, limits: limits))
            }
            return running.thread != nil
        }
    }

    /// Writes what waits, at most for so long, and ends. Whether everything was handed to the system.
    @discardableResult
    public func close(withinMs limit: Int = 500) -> Bool {
        state.withLock { $0.isEnding = true }
        bell.ring()
        let thread = running.withLock { $0.thread.take() }
        guard let thread else { return health.dropped == 0 }
        return thread.join(withinMs: limit) && health.dropped == 0
    }

    /// How it is.
    public var health: LogHealth { state.withLock { $0.health } }

    /// Takes a line in, or counts it as lost.
    func take(_ entry: LogEntry) {
        let isFirst = state.withLock { state in
            guard state.queue.count < limits.queuedLines, !state.isEnding else {
                state.health.droppedByQueue += 1
                return false
            }
            state.queue.append(entry)
            return state.queue.count == 1
        }
        // Later lines find the writer awake already.
        if isFirst { bell.ring() }
    }

    // MARK: - The writer's thread

    private func write<D: Disk>(to file: consuming LogFile<D>) {
        var file = file
        var batch = LogBatch(limits: limits)
        let clock = SystemClock()
        while true {
            bell.wait(milliseconds: LogWriter.pauseMs)
            let (entries, lost, isEnding) = state.withLock { state in
                defer { state.queue.removeAll(keepingCapacity: true) }
                return (state.queue, state.health.dropped, state.isEnding)
            }
            let wall = Instant(nanoseconds: clock.nanosecondsSinceEpoch())
            let now = Instant(nanoseconds: Int64(clamping: clock.nanoseconds()))
            batch.addLost(lost, wall: wall)
            batch.add(entries, secrets.redactor, at: now)
            batch.addHeld(at: now, wall: wall, isEnding: isEnding)
            flush(&batch, to: &file)
            if isEnding { return }
        }
    }

    private func flush<D: Disk>(_ batch: inout LogBatch, to file: inout LogFile<D>) {
        let text = batch.take()
        guard !text.bytes.isEmpty else { return }
        do throws(DiskError) {
            try file.append(text.bytes)
            batch.wasWritten(text)
            state.withLock { state in
                state.health.written += text.lines
                state.health.failure = nil
            }
        } catch {
            state.withLock { state in
                state.health.droppedByDisk += text.lines
                state.health.failure = "\(error)"
            }
        }
    }
}
