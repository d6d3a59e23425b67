// Reading the rows: what the writer goes on from and what readers show. Whatever does not fit is an error,
// and an error means that the rows are not used.

import Host
import SQLite
import TradeModel

enum ProjectionRows {
    /// How far the rows have come. A file of another program or version is refused.
    static func reach(_ database: SQLiteDatabase) throws(SQLiteError) -> Reach {
        guard try pragma("application_id", database) == Schema.application else {
            throw contradiction("find a projection")
        }
        let version = try pragma("user_version", database)
        guard version == Schema.version else {
            throw contradiction("read version \(version); this program reads \(Schema.version)")
        }
        guard let reach = try all(Reach.self, database).first else {
            throw contradiction("find how far the rows have come")
        }
        return reach
    }

    /// The parts of the chronicle that `parts` names, as the rows have them.
    static func chronicle(
        _ parts: ChronicleParts,
        _ reach: Reach,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> Chronicle {
        let counts = reach.counts
        return Chronicle(
            trades: try some(parts.contains(.trades), counts.fills, database),
            orders: try some(parts.contains(.orders), counts.orders, database),
            decisions: try decisions(parts.contains(.decisions), counts, database),
            positions: try some(parts.contains(.positions), counts.positions, database),
            notes: try some(parts.contains(.notes), counts.incidents, database),
            equity: try some(parts.contains(.equity), counts.equity, database),
            starts: Int(reach.starts)
        )
    }

    private static func some<Record: StoredRow>(
        _ isWanted: Bool,
        _ count: Int64,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> [Record] {
        guard isWanted else { return [] }
        let records = try all(Record.self, database)
        guard Int64(records.count) == count else {
            throw contradiction("find all \(Record.table.name)")
        }
        return records
    }

    private static func decisions(
        _ isWanted: Bool,
        _ counts: Reach.Counts,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> [Chronicle.Decision] {
        let rows: [DecisionRow] = try some(isWanted, counts.decisions, database)
        let limits: [LimitRow] = try some(isWanted, counts.limits, database)
        var place = 0
        return rows.map { row in
            var uses: [LimitUse] = []
            // Both stand in the order in which they were decided.
            while place < limits.count, limits[place].ordinal == row.decision.ordinal {
                uses.append(limits[place].use)
                place += 1
            }
            return row.with(uses)
        }
    }

    private static func all<Record: StoredRow>(
        _ type: Record.Type,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> [Record] {
        var records: [Record] = []
        try database.query(Record.table.select) { (row) throws(SQLiteError) in
            records.append(try Record.read(row).record)
        }
        return records
    }

    private static func pragma(
        _ name: String,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> Int64 {
        var value: Int64 = 0
        try database.query("PRAGMA \(name)") { (row) throws(SQLiteError) in
            value = try row.integer(0)
        }
        return value
    }

    /// The error for rows that are not what we write.
    static func contradiction(_ doing: String) -> SQLiteError {
        .contents("the file is no projection of this journal", doing: doing)
    }
}
