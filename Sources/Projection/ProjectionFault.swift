public import Ports
public import SQLite

/// What is wrong with a projection's file, by what has to be done about it. None of it touches the journal or the
/// engine: the file can always be made anew.
public enum ProjectionFault: Error, Sendable, Hashable {
    /// Nothing for now: another program holds it, or there is no room. It may pass.
    case passing(SQLiteError)
    /// The file is no projection, damaged, of another version or of another journal: it is made anew.
    case useless(String)
    /// The journal's directory cannot be read now.
    case unreadable(DiskError)

    /// The fault that a refusal stands for.
    public init(_ error: SQLiteError) {
        self = error.mayPass ? .passing(error) : .useless("\(error)")
    }
}

extension ProjectionFault: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .passing(let error): "\(error)"
        case .useless(let reason): reason
        case .unreadable(let error): "\(error)"
        }
    }
}
