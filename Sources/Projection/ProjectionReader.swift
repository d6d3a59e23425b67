// What readers take from the rows, in one snapshot. Any trouble means that the rows are not used: a reader then folds
// the whole journal, and nobody sees a busy or a damaged database.

import Host
import Journal
import SQLite

/// Reads a projection.
enum ProjectionReader {
    /// How long a reader waits for another program to let go, in milliseconds.
    private static let busyMs: Int32 = 50

    /// The chronicle in a data directory's projection, and how far it goes.
    static func read(
        _ directory: String,
        _ parts: ChronicleParts
    ) throws(SQLiteError) -> (chronicle: Chronicle, reach: Reach) {
        let database = try SQLiteDatabase(
            Projector.path(in: directory),
            .readOnly,
            busyMs: busyMs
        )
        try database.pragma("trusted_schema", "OFF")
        return try database.snapshot { () throws(SQLiteError) in
            let reach = try ProjectionRows.reach(database)
            return (try ProjectionRows.chronicle(parts, reach, database), reach)
        }
    }
}
