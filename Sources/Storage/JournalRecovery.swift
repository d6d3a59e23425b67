// What opening a journal found and did.

public import Journal
public import Ports

/// What opening a journal found and did.
public struct JournalRecovery: Hashable, Sendable {
    /// The verdict and the good prefix, from the beginning on.
    public let report: JournalReport
    /// The last record that a snapshot held; nil when every record was read.
    public let snapshot: UInt64?
    /// Snapshots that could not be used, the newest first. Nothing is lost by them but time.
    public let refusedSnapshots: [RefusedSnapshot]
    /// What was cut from a torn tail.
    public let cut: JournalCut?
    /// Whether the journal ends where a tail was cut, now or by an earlier start after which nothing
    /// was written: nobody has noted yet that something is missing.
    public let endsInCut: Bool

    init(_ choice: BeginningChoice, _ report: JournalReport, cut: JournalCut?, endsInCut: Bool) {
        self.report = report
        switch choice.beginning {
        case .first: snapshot = nil
        case .snapshot(let used): snapshot = used.position.nextSequence - 1
        }
        refusedSnapshots = choice.refused
        self.cut = cut
        self.endsInCut = endsInCut
    }
}

/// The bytes of a torn tail, taken out of the journal.
public struct JournalCut: Hashable, Sendable {
    /// What was wrong, and where.
    public let flaw: JournalFlaw
    /// The file that keeps the bytes; nil when there were none but zeros.
    public let keptIn: String?
    /// How many bytes there were.
    public let bytes: Int
}

/// Whether the segment after the one in use exists already.
public enum JournalReserve: Hashable, Sendable {
    /// It exists: running out of disk space cannot stop the next batches.
    case ready
    /// It could not be had: stop what is not essential, and make room.
    case missing(DiskError)
}
