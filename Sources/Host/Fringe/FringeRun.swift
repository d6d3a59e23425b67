import Supervision
import Synchronization
import SystemIO

/// One thread of a task, from its start to its end. Owned by the thread that owns the fringe.
final class FringeRun {
    let life: FringeLife
    private let end: Ending
    private var thread: WorkerThread?
    private var seenBeats = 0

    /// Starts the thread; nil when the system gives none.
    init?(_ task: FringeTask, generation: Int) {
        let life = FringeLife(generation: generation)
        let end = Ending()
        guard
            let thread = WorkerThread.start({
                let result = task.body(life)
                end.result.withLock { $0 = result }
            })
        else { return nil }
        self.life = life
        self.end = end
        self.thread = consume thread
    }

    /// Whether it has shown life since it was asked last.
    func hasBeaten() -> Bool {
        let beats = life.beatCount
        defer { seenBeats = beats }
        return beats != seenBeats
    }

    /// How it ended; nil while it runs.
    var outcome: TaskEnd? { end.result.withLock { $0 } }

    /// Waits for the thread at most so long; whether it has ended.
    func join(withinMs limit: Int) -> Bool {
        guard let thread = thread.take() else { return true }
        return thread.join(withinMs: limit)
    }
}

private final class Ending: Sendable {
    let result = Mutex<TaskEnd?>(nil)
}
