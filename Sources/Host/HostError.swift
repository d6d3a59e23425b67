public import Journal
public import Ports
public import Replay
public import Storage
public import SystemIO

/// Why a run could not start, or could not go on. Nothing that was committed is lost by any of them.
public enum HostError: Error, Sendable {
    /// Another process holds the data directory.
    case held(LockError)
    /// Operators cannot be listened to.
    case control(SocketError)
    /// The journal could not be opened, extended or read.
    case journal(JournalError)
    /// Reading the journal failed.
    case disk(DiskError)
    /// The journal is damaged: it was read for its books and cannot be trusted.
    case damaged(directory: String, JournalFlaw)
    /// The directory holds a run of other inputs.
    case otherInputs(directory: String, SpecificationDifference)
    /// The directory holds no journal.
    case noJournal(directory: String)
}

extension HostError: CustomStringConvertible {
    /// What is wrong and what can be done.
    public var description: String {
        switch self {
        case .held(let error):
            switch error {
            case .held: "\(error); stop that process first, or use another --data-dir"
            case .disk: "\(error); make the directory writable, or use another --data-dir"
            }
        case .control(let error): "\(error); an engine that cannot be halted does not start"
        case .journal(let error): "\(error)"
        case .disk(let error): "\(error)"
        case .damaged(let directory, let flaw):
            "the journal in \(directory) is damaged: \(flaw). Nothing was changed; "
                + "`plimsoll journal verify --data-dir \(directory)` says more"
        case .otherInputs(let directory, let difference):
            "\(directory) holds a run of other inputs: \(difference). "
                + "Name the same files and settings, or use another --data-dir"
        case .noJournal(let directory):
            "there is no journal in \(directory); `plimsoll run --replay FILE --data-dir "
                + "\(directory)` starts one"
        }
    }
}
