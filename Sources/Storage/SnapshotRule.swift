/// When a snapshot is taken, and what is let go of the journal before it.
public struct SnapshotRule: Hashable, Sendable {
    /// So many bytes of journal after the last snapshot the next one is due: the most that a start
    /// reads, and a segment.
    public var intervalBytes: Int
    /// So many segments are kept before the older of the two snapshots that are kept; nil for all. What
    /// is removed can be read no more: what a projection does not hold of it is gone.
    public var keptSegments: Int?

    /// A rule.
    ///
    /// - Precondition: the interval is positive, and what is kept not negative.
    public init(intervalBytes: Int = 16 << 20, keptSegments: Int? = nil) {
        precondition(intervalBytes > 0, "a snapshot comes after something")
        precondition(keptSegments ?? 0 >= 0, "no less than nothing is kept")
        self.intervalBytes = intervalBytes
        self.keptSegments = keptSegments
    }
}

/// What came of a snapshot.
public enum SnapshotOutcome: Hashable, Sendable {
    /// It is durable.
    case taken
    /// There was no room for it; the journal is as it was. Another is tried an interval later.
    case noRoom
}
