// What runs beside the engine. One thread owns it and looks at it every few milliseconds; the tasks have
// threads of their own. A task that dies takes nothing with it, and its death is never silent: it is in
// the news, in the health, and when nothing may be opened without it, the engine is told.

public import Ports
public import Supervision
public import TradeModel

/// Starts, watches and ends the tasks beside the engine.
public final class Fringe {
    private struct Slot {
        let task: FringeTask
        var life: SupervisedTask
        var runs: [FringeRun] = []
    }

    /// The health, for any thread.
    public let board: FringeBoard
    private var slots: [Slot]
    private var news: [FringeNews] = []
    private var isLossTold = false
    private let tellLoss: () -> Bool

    /// These tasks, not started.
    ///
    /// - Parameters:
    ///   - board: where the health is posted; made before the fringe when a task has to show it.
    ///   - tellLoss: called when an essential task is lost, again at each look until it returns true:
    ///     the engine was told to open nothing.
    public init(
        _ tasks: [FringeTask],
        board: FringeBoard = FringeBoard(),
        tellLoss: @escaping () -> Bool
    ) {
        self.board = board
        slots = tasks.map { Slot(task: $0, life: SupervisedTask($0.policy)) }
        self.tellLoss = tellLoss
    }

    /// How everything is.
    public var health: FringeHealth { board.health }

    /// Starts every task.
    public func start(at now: Instant) {
        for place in slots.indices { carryOut(slots[place].life.start(at: now), place, at: now) }
        post(at: now)
    }

    /// Looks at every task: takes in what they did, and does what is due. What there is to tell.
    public func tick(at now: Instant) -> [FringeNews] {
        for place in slots.indices {
            hear(place, at: now)
            carryOut(slots[place].life.tick(at: now), place, at: now)
        }
        post(at: now)
        isLossTold = health.lacksEssential && (isLossTold || tellLoss())
        defer { news = [] }
        return news
    }

    /// Ends every task and waits for all of them together at most so long. The names of those whose
    /// threads did not end.
    public func stop(withinMs limit: Int, clock: some MonotonicClock) -> [String] {
        for place in slots.indices {
            carryOut(slots[place].life.stop(), place, at: .distantPast)
        }
        let deadline = clock.nanoseconds() / 1_000_000 + UInt64(max(0, limit))
        var left: [String] = []
        for slot in slots {
            for run in slot.runs {
                let now = clock.nanoseconds() / 1_000_000
                let rest = Int(deadline > now ? deadline - now : 0)
                if !run.join(withinMs: rest) { left.append(slot.task.name) }
            }
        }
        for place in slots.indices { slots[place].runs = [] }
        return left
    }

    // MARK: - Inside

    private func hear(_ place: Int, at now: Instant) {
        for run in slots[place].runs {
            let generation = run.life.generation
            if run.hasBeaten() {
                carryOut(slots[place].life.beat(generation, at: now), place, at: now)
            }
            guard let end = run.outcome else { continue }
            // It has returned: the wait is for the system to take the thread down.
            _ = run.join(withinMs: 1_000)
            slots[place].runs.removeAll { $0 === run }
            carryOut(slots[place].life.ended(generation, end, at: now), place, at: now)
        }
    }

    private func carryOut(_ actions: [TaskAction], _ place: Int, at now: Instant) {
        for action in actions {
            switch action {
            case .launch(let generation): launch(generation, place, at: now)
            case .end(let generation):
                for run in slots[place].runs where run.life.generation == generation {
                    run.life.end()
                }
            case .report(let report):
                let task = slots[place].task
                news.append(
                    FringeNews(
                        name: task.name,
                        generation: slots[place].life.generation,
                        report: report,
                        isEssential: task.isEssential
                    )
                )
            }
        }
    }

    private func launch(_ generation: Int, _ place: Int, at now: Instant) {
        guard let run = FringeRun(slots[place].task, generation: generation) else {
            let end = TaskEnd.failed("the system gives no thread")
            carryOut(slots[place].life.ended(generation, end, at: now), place, at: now)
            return
        }
        slots[place].runs.append(run)
    }

    private func post(at now: Instant) {
        board.post(
            FringeHealth(
                tasks: slots.map {
                    TaskHealth($0.task.name, isEssential: $0.task.isEssential, $0.life, at: now)
                }
            )
        )
    }
}
