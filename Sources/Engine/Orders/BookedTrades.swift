public import TradeModel

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
}
