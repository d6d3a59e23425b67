/// How many entries were refused for one kind of reason.
public struct RefusalCount: Sendable, Hashable {
    /// The kind's name.
    public let kind: String
    /// How many.
    public let count: Int
}
