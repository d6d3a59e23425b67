// How far a projection has come, and in which journal. It is written in the transaction that writes the
// rows, so the two can never disagree.

import Host
import Journal
import SQLite
import TradeModel

/// The place that a projection has reached.
struct Reach: Sendable, Hashable {
    /// How many rows there are of each kind.
    struct Counts: Sendable, Hashable {
        var fills: Int64 = 0
        var positions: Int64 = 0
        var equity: Int64 = 0
        var incidents: Int64 = 0
        var orders: Int64 = 0
        var decisions: Int64 = 0
        var limits: Int64 = 0
    }

    /// The hash of the journal's first record: what the run is made of.
    var identity = ""
    /// Where the journal goes on. Its link is the checksum of the last record, and each checksum
    /// covers the one before: two journals that differ anywhere before it differ in it.
    var position = JournalPosition.start
    /// The byte in the position's segment at which the last record's header starts.
    var lastRecordOffset = 0
    /// How often the engine was started.
    var starts: Int64 = 0
    /// The number of rows in each table.
    var counts = Counts()
    /// What the scribe knew.
    var memory = ScribeMemory()

    /// The last record that is in the rows; 0 for none.
    var sequence: UInt64 { position.nextSequence &- 1 }
}

extension Reach: StoredRow {
    static var table: Table { Schema.reach }

    func write(to row: inout RowWriter) {
        row.text(identity)
        row.integer(Int64(position.segment))
        row.integer(Int64(position.offset))
        row.integer(Int64(lastRecordOffset))
        row.bits(position.nextSequence)
        row.integer(Int64(position.link))
        row.integer(starts)
        row.integer(counts.fills)
        row.integer(counts.positions)
        row.integer(counts.equity)
        row.integer(counts.incidents)
        row.integer(counts.orders)
        row.integer(counts.decisions)
        row.integer(counts.limits)
        row.integer(memory.minute)
        row.time(memory.lastPoint?.at)
        row.wide(memory.lastPoint?.equity)
        row.wide(memory.lastPoint?.cash)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        identity = try row.text()
        position.segment = try row.narrow()
        position.offset = try row.narrow()
        lastRecordOffset = try row.narrow()
        position.nextSequence = try row.bits()
        position.link = try row.narrow()
        starts = try row.integer()
        counts.fills = try row.integer()
        counts.positions = try row.integer()
        counts.equity = try row.integer()
        counts.incidents = try row.integer()
        counts.orders = try row.integer()
        counts.decisions = try row.integer()
        counts.limits = try row.integer()
        let minute = try row.integer()
        let at = try row.optionalTime()
        let equity = try row.optionalWide()
        let cash = try row.optionalWide()
        memory = ScribeMemory(minute: minute)
        if let at, let equity, let cash {
            memory.lastPoint = Chronicle.EquityPoint(at: at, equity: equity, cash: cash)
        }
    }
}
