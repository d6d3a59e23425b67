public import TradeModel

/// The venue's execution numbers that are booked already, so that none is booked twice. Bounded:
/// numbers below the watermark are forgotten, and a fill that carries one is never booked.
public struct BookedTrades: Sendable, Hashable {
    /// How many numbers are remembered.
    public static let limit = 65_536

    /// Ascending.
    private var trades: [TradeID] = []
    /// Below this nothing is known any more.
    public private(set) var watermark = TradeID(0)

    init() {}

    /// Whether `trade` was booked, or is too old to tell.
    public func contains(_ trade: TradeID) -> Bool {
        if trade < watermark { return true }
        let place = insertionPoint(of: trade)
        return place < trades.count && trades[place] == trade
    }

    /// Whether `trade` is too old to tell.
    public func isForgotten(_ trade: TradeID) -> Bool { trade < watermark }

    mutating func insert(_ trade: TradeID) {
        if let last = trades.last, last < trade {
            trades.append(trade)
        } else {
            trades.insert(trade, at: insertionPoint(of: trade))
        }
        if trades.count > BookedTrades.limit {
            // Half at once, so that the shift is paid once in thousands of fills.
            trades.removeFirst(BookedTrades.limit / 2)
            watermark = trades[0]
        }
    }

    private func insertionPoint(of trade: TradeID) -> Int {
        var low = 0
        var high = trades.count
        while low < high {
            let middle = (low + high) / 2
            if trades[middle] < trade {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
