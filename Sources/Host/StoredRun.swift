// A data directory as readers see it: beside a running engine or without one, never writing a byte.

public import Cryptography
public import Engine
public import Journal
import Ports
public import Replay
public import Storage
import SystemIO

/// The books of a data directory, folded from its journal.
public struct StoredRun {
    /// What the journal looks like.
    public let report: JournalReport
    /// What the run is made of.
    public let specification: RunSpecification
    /// The engine's state.
    public let core: EngineCore
    /// The executions, orders and incidents.
    public let chronicle: Chronicle
    /// The hash of the state.
    public let stateHash: Digest

    /// Reads `directory`. A batch that is being written, or one that a crash left unfinished, is not
    /// part of the books; damage is refused.
    ///
    /// - Parameters:
    ///   - extent: how much of the journal is read. What is not read the fold has to know.
    ///   - fold: what the records are folded into; it may know a part of the chronicle already.
    public init(
        reading directory: String,
        _ extent: JournalExtent = .whole,
        continuing fold: JournalFold = JournalFold()
    ) throws(HostError) {
        let (report, fold) = try StoredRun.scan(directory, extent, into: fold)
        if case .damaged(let flaw) = report.verdict {
            throw .damaged(directory: directory, flaw)
        }
        guard let run = StoredRun(report, fold) else { throw .noJournal(directory: directory) }
        self = run
    }

    /// What was folded; nil before a journal's first record.
    init?(_ report: JournalReport, _ fold: JournalFold) {
        guard let specification = fold.specification, let core = fold.core,
            let hash = fold.stateHash
        else { return nil }
        self.report = report
        self.specification = specification
        self.core = core
        chronicle = fold.chronicle
        stateHash = hash
    }

    /// Reads `directory` whatever its condition: the verdict, and the fold of the good prefix.
    ///
    /// - Parameters:
    ///   - extent: how much is read.
    ///   - beginning: what the records are folded into.
    ///   - begin: told where reading begins, and what is known there: nothing before the first record, all
    ///     that a snapshot holds otherwise. It may be told again, where segments were removed meanwhile;
    ///     records that were handed out already are then handed out again.
    ///   - inspect: gets every record and the fold that it is in.
    public static func scan(
        _ directory: String,
        _ extent: JournalExtent = .whole,
        into beginning: JournalFold = JournalFold(),
        begin: (JournalBeginning, JournalFold) -> Void = { _, _ in },
        inspect: (JournalRecord, JournalFold) -> Void = { _, _ in }
    ) throws(HostError) -> (report: JournalReport, fold: JournalFold) {
        var fold = beginning
        do throws(DiskError) {
            let report = try JournalReader.load(
                directory,
                disk: FileDisk(),
                extent,
                pause: { _ in SystemClock.pause(milliseconds: 5) },
                begin: { (beginning) throws(RecordRefusal) in
                    switch extent {
                    case .whole: try fold.begin(beginning)
                    case .recent: try fold.resume(beginning)
                    }
                    begin(beginning, fold)
                },
                deliver: { (record) throws(RecordRefusal) in
                    try fold.fold(record)
                    inspect(record, fold)
                }
            )
            return (report, fold)
        } catch {
            throw .disk(error)
        }
    }

    /// The pid of the process that runs the engine on `directory`, or nil.
    public static func engine(of directory: String) throws(HostError) -> Int32? {
        do throws(LockError) {
            return try DirectoryLock.holder(of: directory)
        } catch {
            throw .held(error)
        }
    }
}
