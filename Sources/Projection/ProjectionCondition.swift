import SQLite
import SystemIO

/// What can be said of a projection's file from outside.
public enum ProjectionCondition: Sendable, Hashable {
    /// There is none: readers fold the journal.
    case missing
    /// It holds every record up to this one, and the journal is the one that it was made of.
    case reaches(UInt64)
    /// It is of another journal, or has nothing yet.
    case ofAnotherJournal
    /// It cannot be used, and why.
    case unusable(String)

    /// Looks at the projection in a data directory.
    public init(of directory: String) {
        guard FileStatus.exists(Projector.path(in: directory)) else {
            self = .missing
            return
        }
        do throws(SQLiteError) {
            let (_, reach) = try ProjectionReader.read(directory, [])
            let isOurs = reach.sequence > 0 && JournalFeed.has(reach, in: directory)
            self = isOurs ? .reaches(reach.sequence) : .ofAnotherJournal
        } catch {
            self = .unusable("\(error)")
        }
    }
}
