// The life of one task beside the engine. A thread cannot be killed: one that is wedged is told to end,
// and from then on nothing that it says counts, because every start has a generation of its own.
//
// Invariants: one generation counts at a time; nothing is launched after it was given up or stopped;
// within any budget window at most `budget` restarts, unless the policy never gives up.

public import TradeModel

/// A supervised task as a state machine over injected instants.
public struct SupervisedTask: Sendable {
    /// How it is kept alive.
    public let policy: RestartPolicy
    /// Where it is in its life.
    public private(set) var state = TaskState.stopped
    /// When it came to be there; told by whoever gave the time, so a stop is not noted.
    public private(set) var since = Instant.distantPast
    /// The start that counts; 0 before the first.
    public private(set) var generation = 0
    /// Restarts since the task was made.
    public private(set) var restarts = 0
    /// Generations that were told to end and have not ended.
    public private(set) var abandoned: [Int] = []
    /// Why it failed last.
    public private(set) var lastFailure: String?
    /// When it showed life last.
    public private(set) var lastBeat = Instant.distantPast
    private var lastTick = Instant.distantPast
    private var failures: [Instant] = []

    /// Whether nobody can rely on it: it was given up, or would have been under another policy.
    public var isLost: Bool { state == .givenUp || isOverdrawn }

    /// A task that has not been started.
    public init(_ policy: RestartPolicy) { self.policy = policy }

    /// Starts it, unless it is at work.
    public mutating func start(at now: Instant) -> [TaskAction] {
        switch state {
        case .stopped, .finished: return [launch(at: now)]
        case .running, .backingOff, .wedged, .givenUp: return []
        }
    }

    /// A generation shows life.
    public mutating func beat(_ generation: Int, at now: Instant) -> [TaskAction] {
        guard generation == self.generation, state == .running || state == .wedged else {
            return []
        }
        lastBeat = max(lastBeat, now)
        guard state == .wedged else { return [] }
        become(.running, at: now)
        return [.report(.recovered)]
    }

    /// A generation's body has returned.
    public mutating func ended(
        _ generation: Int,
        _ end: TaskEnd,
        at now: Instant
    ) -> [TaskAction] {
        if let place = abandoned.firstIndex(of: generation) {
            abandoned.remove(at: place)
            return []
        }
        guard generation == self.generation, state == .running || state == .wedged else {
            return []
        }
        switch end {
        case .finished:
            become(.finished, at: now)
            return []
        case .failed(let reason): return fail(reason, at: now)
        }
    }

    /// Does what time alone makes due.
    ///
    /// Whoever calls it may have been suspended together with the task: time in which nobody called counts
    /// as nobody's silence.
    public mutating func tick(at now: Instant) -> [TaskAction] {
        let unwatched = now - lastTick
        if unwatched.nanoseconds > policy.heartbeatLimit.nanoseconds / 2 { lastBeat = now }
        lastTick = now
        failures.removeAll { now - $0 >= policy.budgetWindow }
        switch state {
        case .stopped, .wedged, .finished, .givenUp: return []
        case .backingOff(let until):
            guard now >= until, !hasTooManyThreads else { return [] }
            restarts += 1
            return [launch(at: now)]
        case .running:
            let silence = now - lastBeat
            guard silence > policy.heartbeatLimit else { return [] }
            return wedge(silentFor: silence, at: now)
        }
    }

    /// Ends it for good: nothing starts it again but `start`.
    public mutating func stop() -> [TaskAction] {
        let wasAtWork = state == .running || state == .wedged
        if state != .givenUp { state = .stopped }
        guard wasAtWork else { return [] }
        abandoned.append(generation)
        return [.end(generation: generation)]
    }

    // MARK: - Inside

    private mutating func become(_ state: TaskState, at now: Instant) {
        self.state = state
        since = now
    }

    private mutating func launch(at now: Instant) -> TaskAction {
        generation += 1
        become(.running, at: now)
        lastBeat = now
        lastTick = now
        return .launch(generation: generation)
    }

    private mutating func wedge(silentFor silence: Instant.Span, at now: Instant) -> [TaskAction] {
        let report = TaskAction.report(.wedged(silentFor: silence))
        guard policy.replacesWedged else {
            become(.wedged, at: now)
            return [report]
        }
        abandoned.append(generation)
        return [report, .end(generation: generation)] + fail("showed no life", at: now)
    }

    private mutating func fail(_ reason: String, at now: Instant) -> [TaskAction] {
        lastFailure = reason
        failures.removeAll { now - $0 >= policy.budgetWindow }
        failures.append(now)
        if policy.givesUp, failures.count > policy.budget {
            let times = failures.count == 1 ? "once" : "\(failures.count) times"
            return giveUp("failed \(times): \(reason)", at: now)
        }
        if policy.givesUp, hasTooManyThreads {
            return giveUp("\(abandoned.count) of its threads do not end: \(reason)", at: now)
        }
        let pause = policy.pause(after: failures.count)
        become(.backingOff(until: now + pause), at: now)
        return [.report(.failed(reason, restartsIn: pause))]
    }

    private var hasTooManyThreads: Bool { abandoned.count > policy.abandonedLimit }

    private var isOverdrawn: Bool { failures.count > policy.budget || hasTooManyThreads }

    private mutating func giveUp(_ reason: String, at now: Instant) -> [TaskAction] {
        become(.givenUp, at: now)
        failures = []
        return [.report(.givenUp(reason))]
    }
}
