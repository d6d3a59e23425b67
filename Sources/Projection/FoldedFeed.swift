import Cryptography
import Host
import Journal
import Ports
import Replay

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

    /// The journal in a data directory, whose chronicle is known up to `reach`.
    init(_ directory: String, _ reach: Reach) {
        feed = JournalFeed(directory)
        fold = JournalFold(keptElsewhereUpTo: reach.sequence, reach.memory)
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
