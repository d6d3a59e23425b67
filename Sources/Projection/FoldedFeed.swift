import Cryptography
import Host
import Journal
import Ports
import Replay
import Storage
import SystemIO

/// A journal that is read onward and folded on the way.
struct FoldedFeed {
    /// What a step found.
    enum Step {
        /// A batch; it is folded.
        case batch
        /// Nothing more for now.
        case end
        /// The journal is another one than before.
        case otherJournal
        /// The journal cannot be read.
        case unreadable(String)
    }

    private var feed: JournalFeed
    private var fold: JournalFold
    /// The hash of the first record; empty before it.
    private(set) var identity = ""
    /// Whether the journal is seen to be another one before anything of it is read.
    private var isOther = false

    /// The journal in a data directory, whose chronicle is known up to `reach`: from the newest snapshot
    /// before that on, or from the first record. Where that is gone and every snapshot is later, what
    /// was between is told no more.
    init(_ directory: String, _ reach: Reach) throws(DiskError) {
        feed = JournalFeed(directory)
        fold = JournalFold(keptElsewhereUpTo: reach.sequence, reach.memory)
        let snapshots = try StoredSnapshot.all(in: directory, disk: FileDisk()).reversed()
            .compactMap { stored -> Snapshot? in
                if case .success(let snapshot) = stored.content { snapshot } else { nil }
            }
        for snapshot in snapshots where snapshot.position.nextSequence <= reach.sequence {
            if begin(directory, snapshot) { return }
        }
        if try FoldedFeed.hasBeginning(directory) { return }
        for snapshot in snapshots.reversed() where begin(directory, snapshot) {
            isOther = reach.sequence > 0 && reach.identity != identity
            return
        }
    }

    /// Whether the journal can be read from its first record, so that every row can be made again.
    static func hasBeginning(_ directory: String) throws(DiskError) -> Bool {
        try JournalReader.firstSegment(directory, disk: FileDisk()) == 1
    }

    /// Begins with a snapshot; false when its state cannot be understood.
    private mutating func begin(_ directory: String, _ snapshot: Snapshot) -> Bool {
        do throws(RecordRefusal) {
            try fold.begin(.snapshot(snapshot))
        } catch {
            return false
        }
        feed = JournalFeed(directory, at: snapshot.position)
        identity = SHA256.hash(snapshot.specification).description
        return true
    }

    /// What the run is made of; nil before the first record.
    var specification: RunSpecification? { fold.specification }

    /// Where the journal goes on.
    var position: JournalPosition { feed.position }

    /// The place that was read up to, for rows that stood at `known` and will stand here.
    func reach(from known: Reach) -> Reach {
        var reach = known
        reach.identity = identity
        reach.position = feed.position
        reach.lastRecordOffset = feed.lastRecordOffset
        reach.memory = fold.memory
        return reach
    }

    /// The chronicle's changes since they were taken last.
    mutating func takeChanges() -> [ChronicleChange] { fold.takeChanges() }

    /// Reads and folds the next batch.
    mutating func step() -> Step {
        if isOther { return .otherJournal }
        var fold = self.fold
        var identity = self.identity
        defer {
            self.fold = fold
            self.identity = identity
        }
        do throws(FeedFault) {
            let step = try feed.next { (record) throws(RecordRefusal) in
                if record.sequence == 1 { identity = Self.identity(of: record) }
                try fold.fold(record)
            }
            switch step {
            case .batch: return .batch
            case .nothing: return .end
            case .otherJournal: return .otherJournal
            }
        } catch {
            switch error {
            case .disk(let error): return .unreadable("\(error)")
            case .refused(let refusal): return .unreadable(refusal.reason)
            }
        }
    }

    private static func identity(of record: JournalRecord) -> String {
        var hash = SHA256()
        hash.update(record.payload)
        return hash.finalize().description
    }
}
