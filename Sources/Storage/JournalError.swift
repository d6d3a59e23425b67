// What can go wrong with a journal on disk, said so that a person knows what to do.

public import Journal
public import Ports

/// Why a journal could not be opened, extended or read.
public enum JournalError: Error, Hashable, Sendable {
    /// A read, write or synchronization failed. For a journal that is open this is final: what was
    /// committed before is safe, the batch at hand is unknown, and only a new start can tell.
    case disk(DiskError)
    /// There is no room for another segment. Nothing is lost and nothing was written: the records
    /// of the batch are still waiting, and `commit` may be called again.
    case noRoom(DiskError)
    /// Bytes that were durable have changed.
    case damaged(JournalReport, JournalFlaw)
    /// The record does not fit into the batch. The batch is as it was: commit it, then append again.
    case batchFull(limit: Int)
    /// An earlier error was final.
    case poisoned(DiskError)
}

extension JournalError: CustomStringConvertible {
    /// What happened and what can be done.
    public var description: String {
        switch self {
        case .disk(let error):
            "\(error). What was committed before is safe; start again when the disk is well."
        case .noRoom(let error):
            "\(error). Nothing was lost; make room and start again."
        case .damaged(let report, let flaw):
            """
            the journal is damaged: \(flaw). \(report.intactRecords). Nothing was changed; restore the journal directory from a copy, or move it \
            away and reconcile with the venues before trading again.
            """
        case .batchFull(let limit):
            "the record does not fit into a batch of \(limit) bytes; commit the batch first."
        case .poisoned(let error):
            "the journal was given up after an error: \(error)."
        }
    }
}
