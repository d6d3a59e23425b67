/// A broken invariant: where and how.
public struct Finding: Sendable, Hashable {
    /// What was broken.
    public let invariant: Invariant
    /// True time in nanoseconds since 1970.
    public let at: Int64
    /// After how many events.
    public let step: Int
    /// In words.
    public let words: String
}
