public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// The venue's execution numbers that are booked already, so that none is booked twice.
///
/// Bounded by what the order book remembers: a fill of an order that is no longer remembered is
/// never booked, so the numbers of such orders need not be kept. Nothing is assumed about the order
/// in which a venue numbers its executions.
public struct BookedTrades: Sendable, Hashable {
    private struct Entry: Sendable, Hashable {
        let trade: TradeID
        let ordinal: OrderOrdinal
    }

    /// Beyond so many numbers those of forgotten orders are dropped.
    public static let limit = 65_536

    /// Ascending by execution number.
    private var entries: [Entry] = []
    private var nextPruning = BookedTrades.limit

    init() {}

    /// How many numbers are remembered.
    public var count: Int { entries.count }

    /// Whether `trade` was booked.
    public func contains(_ trade: TradeID) -> Bool {
        let place = insertionPoint(of: trade)
        return place < entries.count && entries[place].trade == trade
    }

    /// Remembers `trade` of the order `ordinal`, and forgets those of orders that `orders` has
    /// forgotten when there are many.
    mutating func insert(_ trade: TradeID, of ordinal: OrderOrdinal, while orders: OrderBook) {
        let entry = Entry(trade: trade, ordinal: ordinal)
        if let last = entries.last, last.trade < trade {
            entries.append(entry)
        } else {
            entries.insert(entry, at: insertionPoint(of: trade))
        }
        guard entries.count > nextPruning else { return }
        entries.removeAll { orders[$0.ordinal] == nil && orders.ended($0.ordinal) == nil }
        nextPruning = max(BookedTrades.limit, entries.count * 2)
    }

    private func insertionPoint(of trade: TradeID) -> Int {
        entries.insertionPoint { $0.trade < trade }
    }

    func save(to writer: inout StateWriter) {
        writer.append(entries) { writer, entry in
            writer.append(entry.trade.value)
            writer.append(entry.ordinal)
        }
        writer.append(nextPruning)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        entries = try reader.list("booked executions") { (reader) throws(StateError) in
            Entry(
                trade: TradeID(try reader.integer("execution's number")),
                ordinal: try reader.ordinal()
            )
        }
        guard zip(entries, entries.dropFirst()).allSatisfy({ $0.trade < $1.trade }) else {
            throw .impossible("order of the booked executions")
        }
        nextPruning = try reader.integer("limit of booked executions", in: 0...Int.max)
        #if MUTANTS
            if Mutant.isActive(.snapshotDropsTrades) { entries = [] }
        #endif
    }
}
