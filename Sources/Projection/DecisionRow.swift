import Host
import SQLite
import TradeModel

/// A decision without its limits, which are rows of their own.
struct DecisionRow: StoredRow {
    static var table: Table { Schema.decisions }

    let decision: Chronicle.Decision

    init(_ decision: Chronicle.Decision) { self.decision = decision }

    func write(to row: inout RowWriter) {
        row.integer(decision.price)
        row.integer(decision.readingAge.nanoseconds)
        row.word(decision.source)
        row.wide(decision.equity)
        row.wide(decision.held)
    }

    init(_ row: inout RowReader, number: Int64) throws(SQLiteError) {
        decision = Chronicle.Decision(
            ordinal: OrderOrdinal(UInt64(bitPattern: number)),
            price: try row.integer(),
            readingAge: Instant.Span(nanoseconds: try row.integer()),
            source: try row.word(),
            equity: try row.optionalWide(),
            held: try row.wide(),
            limits: []
        )
    }

    /// The decision, its limits with it.
    func with(_ limits: [LimitUse]) -> Chronicle.Decision {
        Chronicle.Decision(
            ordinal: decision.ordinal,
            price: decision.price,
            readingAge: decision.readingAge,
            source: decision.source,
            equity: decision.equity,
            held: decision.held,
            limits: limits
        )
    }
}
