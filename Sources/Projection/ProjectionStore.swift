// The projection's file as its one writer sees it.
//
// A batch is one transaction, with the place that it reaches in it: after a crash the rows are the fold of
// the journal up to that place, exactly. `synchronous=NORMAL` may lose the last batches when the power
// fails and never their order; what is lost is read from the journal again.

import Host
import Journal
import Ports
import Replay
import SQLite
import SystemIO
import TradeModel

/// The rows, and the right to write them.
final class ProjectionStore {
    /// Where the rows stand.
    private(set) var reach: Reach
    private let database: SQLiteDatabase
    private let identity: FileDisk.FileIdentity?

    /// How long a statement waits for another program to let go, in milliseconds.
    static let busyMs: Int32 = 20

    /// Opens the rows in `path`, or makes them.
    init(_ path: String) throws(ProjectionFault) {
        ProjectionStore.makePrivate(path)
        do throws(SQLiteError) {
            database = try SQLiteDatabase(path, .create, busyMs: ProjectionStore.busyMs)
            reach = try ProjectionStore.prepare(database)
        } catch {
            throw ProjectionFault(error)
        }
        identity = ProjectionStore.identity(of: path)
    }

    /// Whether the file was removed or replaced while it was open.
    var isGone: Bool { identity == nil || ProjectionStore.identity(of: database.path) != identity }

    private static func identity(of path: String) -> FileDisk.FileIdentity? {
        do {
            return try FileDisk().identity(path)
        } catch {
            return nil
        }
    }

    // MARK: - The file

    /// Makes the file, empty and for its owner alone, where there is none: SQLite would let others read it.
    /// Where that fails, opening it says why.
    private static func makePrivate(_ path: String) {
        do throws(DiskError) {
            guard try FileDisk().identity(path) == nil else { return }
            FileDisk().close(try FileDisk().open(path, .truncated))
        } catch {
            return
        }
    }

    private static func prepare(_ database: SQLiteDatabase) throws(SQLiteError) -> Reach {
        try database.pragma("synchronous", "NORMAL")
        // What another program leaves in the file must not run as part of ours.
        try database.pragma("trusted_schema", "OFF")
        var tables: Int64 = 0
        try database.query("SELECT count(*) FROM sqlite_schema") { (row) throws(SQLiteError) in
            tables = try row.integer(0)
        }
        if tables == 0 { try create(database) }
        return try ProjectionRows.reach(database)
    }

    private static func create(_ database: SQLiteDatabase) throws(SQLiteError) {
        try database.pragma("journal_mode", "WAL")
        try database.transaction { (transaction) throws(SQLiteError) in
            for statement in Schema.statements { try transaction.run(statement) }
            try transaction.run("PRAGMA user_version = \(Schema.version)")
            try transaction.run("PRAGMA application_id = \(Schema.application)")
            try Reach().store(1, transaction)
        }
    }

    // MARK: - Writing

    /// Writes a batch, all of it or nothing. One that is in the rows already changes nothing.
    func write(_ batch: ProjectionBatch) throws(ProjectionFault) {
        guard batch.reach.sequence > reach.sequence else { return }
        precondition(
            batch.firstSequence == reach.position.nextSequence,
            "batches follow each other"
        )
        do throws(SQLiteError) {
            reach = try database.transaction { (transaction) throws(SQLiteError) in
                // Somebody else may have written: then our counts and places are not the file's.
                guard try Self.reach(transaction) == reach else {
                    throw ProjectionRows.contradiction("continue the rows")
                }
                if let specification = batch.specification {
                    try Self.name(specification, transaction)
                }
                var next = batch.reach
                next.counts = reach.counts
                next.starts = reach.starts
                for change in batch.changes {
                    try Self.write(change, &next, transaction)
                }
                try next.store(1, transaction)
                return next
            }
        } catch {
            throw ProjectionFault(error)
        }
    }

    /// Names the instruments, for people who look at the file.
    private static func name(
        _ specification: RunSpecification,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) {
        for (index, input) in specification.inputs.enumerated() {
            try transaction.run(
                "INSERT OR REPLACE INTO instruments VALUES (?, ?, ?, ?, ?)",
                [
                    .integer(Int64(index)), .text(input.name),
                    .integer(Int64(input.priceScale)),
                    .integer(Int64(RunSpecification.baseDecimals)),
                    .integer(Int64(RunSpecification.quoteDecimals)),
                ]
            )
        }
    }

    private static func reach(
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) -> Reach? {
        try one(1, transaction)
    }

    private static func one<Record: StoredRow>(
        _ number: Int64,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) -> Record? {
        var found: Record?
        try transaction.query(Record.table.selectOne, [.integer(number)]) {
            (row) throws(SQLiteError) in
            found = try Record.read(row).record
        }
        return found
    }

    private static func write(
        _ change: ChronicleChange,
        _ reach: inout Reach,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) {
        switch change {
        case .started: reach.starts += 1
        case .ordered(let record):
            reach.counts.orders += 1
            try record.store(number(record.order.ordinal), transaction)
        case .orderMoved(let ordinal, let move):
            // A report on an order that was never intended here is an incident, not a row.
            guard var record: Chronicle.OrderRecord = try one(number(ordinal), transaction) else {
                return
            }
            record.apply(move)
            try record.store(number(ordinal), transaction)
        case .decided(let decision): try write(decision, &reach, transaction)
        case .traded(let trade):
            reach.counts.fills += 1
            try trade.store(reach.counts.fills, transaction)
        case .positionOpened(let record):
            reach.counts.positions += 1
            try record.store(Int64(bitPattern: record.openedBy), transaction)
        case .positionChanged(let instrument, let change):
            try write(change, at: instrument, transaction)
        case .noted(let note):
            reach.counts.incidents += 1
            try note.store(reach.counts.incidents, transaction)
        case .equityMoved(let point):
            reach.counts.equity += 1
            try point.store(reach.counts.equity, transaction)
        }
    }

    private static func number(_ ordinal: OrderOrdinal) -> Int64 {
        Int64(bitPattern: ordinal.value)
    }

    private static func write(
        _ decision: Chronicle.Decision,
        _ reach: inout Reach,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) {
        reach.counts.decisions += 1
        try DecisionRow(decision).store(number(decision.ordinal), transaction)
        for use in decision.limits {
            reach.counts.limits += 1
            try LimitRow(decision.ordinal, use).store(reach.counts.limits, transaction)
        }
    }

    private static func write(
        _ change: Chronicle.PositionChange,
        at instrument: InstrumentIndex,
        _ transaction: borrowing SQLiteDatabase.Transaction
    ) throws(SQLiteError) {
        var opened: Int64?
        try transaction.query(
            "SELECT max(opened_by) FROM positions WHERE instrument = ?",
            [.integer(Int64(instrument.value))]
        ) { (row) throws(SQLiteError) in
            if case .integer(let number) = try row.value(0) { opened = number }
        }
        guard let opened, var record: Chronicle.PositionRecord = try one(opened, transaction) else {
            return
        }
        record.apply(change)
        try record.store(opened, transaction)
    }
}
