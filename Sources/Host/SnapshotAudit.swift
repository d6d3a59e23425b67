// Snapshots held against the journal that they were made of: whether it passes through exactly their place,
// and whether its records fold to exactly their state. The second can be said only where the fold began
// before the snapshot: at the first record or at an older snapshot.

public import Journal
import Ports
public import Storage
import SystemIO

/// Checks each snapshot of a data directory while its journal is read.
public struct SnapshotAudit {
    /// What is to be said of a snapshot.
    public enum Verdict: Hashable, Sendable {
        /// The journal passes through its place and folds to its state.
        case holds
        /// The journal passes through its place or begins there; what came before is gone, so its state
        /// cannot be checked.
        case inPlace
        /// The file cannot be read. A start passes it over.
        case unreadable(SnapshotFlaw)
        /// The journal ends before its place, or goes another way.
        case beside
        /// The journal folds to another state.
        case differs
    }

    /// A snapshot and what is to be said of it.
    public struct Entry: Hashable, Sendable {
        /// The record that it stands behind.
        public let sequence: UInt64
        /// The length of its file in bytes.
        public let bytes: Int
        /// The segment in which the last record of its state ends; nil where it cannot be read.
        public let segment: Int?
        /// What is to be said of it.
        public fileprivate(set) var verdict: Verdict
    }

    /// The snapshots, the oldest first.
    public private(set) var entries: [Entry]
    private let snapshots: [StoredSnapshot]
    /// The journal's first record, where it was read.
    private var specification: [UInt8]?
    private var firstSequence: UInt64 = 1

    /// Reads the snapshots. To be called before the journal is read: what they stand for is then in it.
    public init(of directory: String) throws(HostError) {
        do throws(DiskError) {
            snapshots = try StoredSnapshot.all(in: directory, disk: FileDisk())
        } catch {
            throw .disk(error)
        }
        entries = snapshots.map { snapshot in
            switch snapshot.content {
            case .failure(let flaw): Self.entry(snapshot, nil, .unreadable(flaw))
            case .success(let content): Self.entry(snapshot, content.position.segment, .beside)
            }
        }
    }

    private static func entry(
        _ snapshot: StoredSnapshot,
        _ segment: Int?,
        _ verdict: Verdict
    ) -> Entry {
        Entry(
            sequence: snapshot.sequence,
            bytes: snapshot.bytes,
            segment: segment,
            verdict: verdict
        )
    }

    /// Reading begins, or begins anew.
    public mutating func begin(_ beginning: JournalBeginning) {
        firstSequence = beginning.nextSequence
        for (index, snapshot) in snapshots.enumerated() {
            guard case .success(let content) = snapshot.content else { continue }
            // The reader itself refuses a journal that does not pass through where it begins.
            let begins = beginning == .snapshot(content)
            entries[index].verdict = begins ? .inPlace : .beside
        }
    }

    /// A record was folded.
    public mutating func pass(_ record: JournalRecord, _ fold: JournalFold) {
        if record.sequence == 1 { specification = Array(record.payload) }
        guard let index = snapshots.firstIndex(where: { $0.sequence == record.sequence }),
            case .success(let snapshot) = snapshots[index].content
        else { return }
        guard snapshot.position == record.end else {
            entries[index].verdict = .beside
            return
        }
        let isSame =
            fold.savedState == snapshot.state
            && (specification ?? snapshot.specification) == snapshot.specification
        entries[index].verdict = isSame ? .holds : .differs
    }

    /// The journal has been read. A snapshot from before what was read would
    /// have been the beginning if its state could be taken.
    public mutating func finish() {
        for (index, snapshot) in snapshots.enumerated()
        where entries[index].verdict == .beside && snapshot.sequence + 1 < firstSequence {
            entries[index].verdict = .unreadable(.refused("its state cannot be taken"))
        }
    }
}
