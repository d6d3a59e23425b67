/// When a snapshot is taken, and what of the journal before it is put aside.
public struct SnapshotRule: Hashable, Sendable {
    /// So many bytes of journal after the last snapshot the next one is due: the most that a start
    /// reads, and a segment.
    public var intervalBytes: Int
    /// So many segments stay in the journal's directory before the older of the two snapshots that are
    /// kept; nil for all. Earlier ones are put into the archive, where readers find them.
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
    /// There was no room for it, it was too large, or no file could be had for it; the journal is as it
    /// was. Another is tried an interval later.
    case notTaken
}
