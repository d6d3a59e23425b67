/// What a supervised task's driver is to do.
public enum TaskAction: Sendable, Hashable {
    /// Start a thread for this generation.
    case launch(generation: Int)
    /// Tell this generation to end. What it still says is not listened to.
    case end(generation: Int)
    /// Tell a person and the log.
    case report(TaskReport)
}
