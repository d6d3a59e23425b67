/// How a task's body came to its end.
public enum TaskEnd: Sendable, Hashable {
    /// It has done what it was for, or was told to end.
    case finished
    /// It could not go on; why, for a person.
    case failed(String)
}
