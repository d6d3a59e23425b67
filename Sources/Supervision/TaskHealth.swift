public import TradeModel

/// How one task beside the engine is.
public struct TaskHealth: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Whether nothing may be opened without it.
    public let isEssential: Bool
    /// Where it is in its life.
    public let state: TaskState
    /// Whether nobody can rely on it: it was given up, or fails again and again.
    public let isLost: Bool
    /// How long it has been there.
    public let inStateFor: Instant.Span
    /// Restarts since it was first started.
    public let restarts: Int
    /// Threads of it that did not end when they were told to.
    public let abandonedThreads: Int
    /// How long it has shown no life.
    public let silentFor: Instant.Span
    /// Why it failed last; nil when it never did.
    public let lastFailure: String?

    /// The health of a task at an instant.
    public init(_ name: String, isEssential: Bool, _ task: SupervisedTask, at now: Instant) {
        self.name = name
        self.isEssential = isEssential
        state = task.state
        isLost = task.isLost
        inStateFor = task.since > .distantPast ? now - task.since : .zero
        restarts = task.restarts
        abandonedThreads = task.abandoned.count
        silentFor = task.state == .running || task.state == .wedged ? now - task.lastBeat : .zero
        lastFailure = task.lastFailure
    }
}
