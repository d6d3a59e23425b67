public import Journal

/// Where the reading of a journal begins.
public enum JournalBeginning: Hashable, Sendable {
    /// At its first record.
    case first
    /// Behind what a snapshot holds.
    case snapshot(Snapshot)

    /// The sequence of the first record that is handed out.
    public var nextSequence: UInt64 {
        switch self {
        case .first: 1
        case .snapshot(let snapshot): snapshot.position.nextSequence
        }
    }
}

/// How much of a journal is read.
public enum JournalExtent: Hashable, Sendable {
    /// What is there: from the first record, or, where its segments were removed, from the oldest
    /// snapshot.
    case whole
    /// No more than is needed for the state: from the newest snapshot.
    case recent
}

/// A snapshot that was passed over.
public struct RefusedSnapshot: Hashable, Sendable {
    /// The record that it stands behind.
    public let sequence: UInt64
    /// What is wrong with it.
    public let flaw: SnapshotFlaw
}
