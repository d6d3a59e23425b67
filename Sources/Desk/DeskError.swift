public import Storage

/// Why a desk could not open or cannot go on. What was committed is safe; the remedy of each is a new
/// start, after what it names was mended.
public enum DeskError: Error, Hashable, Sendable {
    /// The journal could not be opened, extended or read.
    case journal(JournalError)
    /// The clock that counts since the boot went back: no age can be trusted.
    case clockWentBack
    /// Something was asked of the desk before it was started.
    case notStarted
    /// The journal belongs to a desk of another specification.
    case otherSpecification
}

extension DeskError: CustomStringConvertible {
    /// What happened and what can be done.
    public var description: String {
        switch self {
        case .journal(let error): "\(error)"
        case .clockWentBack:
            "the clock that counts since the boot went back, so that no age can be trusted; "
                + "start again when the machine is well"
        case .notStarted: "the desk was not started; this is an error of ours"
        case .otherSpecification:
            "the directory holds the journal of another account; name that one, or use another "
                + "data directory"
        }
    }
}
