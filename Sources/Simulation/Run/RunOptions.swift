/// How a run is looked at. None of it changes what happens in it.
public struct RunOptions: Sendable {
    /// The checks that are made.
    public var checks: Set<Invariant>
    /// Whether the story is kept.
    public var tracks: Bool
    /// Told when the quiet part has ended.
    public var onQuietEnd: (@Sendable () -> Void)?
    /// Whether a fault is planted that must be found: an order that the venue never received is
    /// said to have been executed.
    public var isCanary: Bool

    /// Every check, no story.
    public init() {
        checks = Set(Invariant.allCases)
        tracks = false
        onQuietEnd = nil
        isCanary = false
    }
}
