import Journal
import Ports

/// Why a journal could not be read on.
enum FeedFault: Error {
    /// The system refused.
    case disk(DiskError)
    /// A record cannot be understood.
    case refused(RecordRefusal)
}
