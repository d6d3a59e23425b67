public import TradeModel

/// How a task's body came to its end.
public enum TaskEnd: Sendable, Hashable {
    /// It has done what it was for, or was told to end.
    case finished
    /// It could not go on; why, for a person.
    case failed(String)
}

/// What a supervised task's driver is to do.
public enum TaskAction: Sendable, Hashable {
    /// Start a thread for this generation.
    case launch(generation: Int)
    /// Tell this generation to end. What it still says is not listened to.
    case end(generation: Int)
    /// Tell a person and the log.
    case report(TaskReport)
}

/// What became of a task, for a person and the log.
public enum TaskReport: Sendable, Hashable {
    /// It failed and is started again after a pause.
    case failed(String, restartsIn: Instant.Span)
    /// It showed no life for too long.
    case wedged(silentFor: Instant.Span)
    /// One that was wedged shows life again.
    case recovered
    /// It failed too often and is not started again.
    case givenUp(String)
}
