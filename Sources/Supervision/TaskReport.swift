public import TradeModel

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
