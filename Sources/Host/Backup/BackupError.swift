public import Journal
public import Ports
public import SystemIO

/// Why a backup was not made, or not restored. What was there before is as it was.
public enum BackupError: Error, Sendable {
    /// The system refused.
    case disk(DiskError)
    /// Something is there already.
    case exists(String)
    /// The directory holds no journal.
    case noJournal(directory: String)
    /// The journal is damaged: a copy would be, too.
    case damaged(directory: String, JournalFlaw)
    /// The copy does not read like the original: its files changed while they were copied.
    case copyDiffers(String)
    /// The directory is no backup, or not a whole one.
    case noBackup(path: String, reason: String)
    /// A file of the backup is not what the manifest says.
    case fileDiffers(path: String)
    /// The directory has a journal of its own.
    case hasJournal(directory: String)
    /// Another process holds the data directory.
    case held(LockError)
}

extension BackupError: CustomStringConvertible {
    /// What is wrong and what can be done.
    public var description: String {
        switch self {
        case .disk(let error): "\(error)"
        case .exists(let path): "\(path) exists already; name another place, or move it away"
        case .noJournal(let directory): "there is no journal in \(directory): nothing to back up"
        case .damaged(let directory, let flaw):
            "the journal in \(directory) is damaged: \(flaw). A copy of it would be, too; "
                + "restore an earlier backup"
        case .copyDiffers(let reason):
            "the copy does not read like the original (\(reason)) and was removed; try again"
        case .noBackup(let path, let reason): "\(path) is no backup: \(reason)"
        case .fileDiffers(let path):
            "\(path) is not the file that the backup's manifest names; use another backup"
        case .hasJournal(let directory):
            "\(directory) has a journal already; nothing is replaced. "
                + "Name another --data-dir, or move it away"
        case .held(let error): "\(error); stop that process first"
        }
    }
}
