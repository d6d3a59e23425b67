public import Host
import Journal
import SQLite
import Storage

extension StoredRun {
    /// Reads `directory`: the parts of the chronicle that `parts` names from the projection as far as it
    /// goes, and from the journal beyond. Without a projection that can be used everything comes from the
    /// journal; the answers are the same. Nothing under `journal/` is changed.
    public static func read(
        _ directory: String,
        _ parts: ChronicleParts
    ) throws(HostError) -> StoredRun {
        guard let (chronicle, reach) = projection(of: directory, parts) else {
            return try StoredRun(reading: directory)
        }
        let fold = JournalFold(chronicle, reaching: reach.sequence, reach.memory)
        do throws(HostError) {
            let run = try StoredRun(reading: directory, .recent, continuing: fold)
            // Else the journal lost its end in the meantime, by a cut: the rows know too much.
            return run.report.lastSequence >= reach.sequence
                ? run : try StoredRun(reading: directory)
        } catch {
            // What stands between the rows and the journal's first segment may be gone, or there may be
            // damage: reading all that is there says which.
            return try StoredRun(reading: directory)
        }
    }

    private static func projection(
        of directory: String,
        _ parts: ChronicleParts
    ) -> (Chronicle, Reach)? {
        do throws(SQLiteError) {
            let (chronicle, reach) = try ProjectionReader.read(directory, parts)
            guard reach.sequence > 0, JournalFeed.has(reach, in: directory) else { return nil }
            return (chronicle, reach)
        } catch {
            return nil
        }
    }
}
