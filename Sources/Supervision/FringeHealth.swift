/// How everything beside the engine is, as a value.
public struct FringeHealth: Sendable, Hashable {
    /// Every task, in the order in which they were listed.
    public var tasks: [TaskHealth]

    /// The health of these tasks.
    public init(tasks: [TaskHealth] = []) { self.tasks = tasks }

    /// Whether every task does what it is for.
    public var isWell: Bool { tasks.allSatisfy { $0.state.isWell } }

    /// Whether a task without which nothing may be opened is lost.
    public var lacksEssential: Bool { tasks.contains { $0.isEssential && $0.isLost } }
}
