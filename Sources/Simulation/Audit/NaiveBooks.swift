// The books as anybody would keep them who adds up fills: no reservations, no accounts, no engine. What
// the engine's books must come to.

import TradeModel

/// Cash and positions, long only, from executions alone.
struct NaiveBooks: Sendable {
    struct Position: Sendable {
        var size: Int128 = 0
        var cost: Int128 = 0
        var entryFees: Int128 = 0
        var realised: Int128 = 0
        var tripResult: Int128 = 0
        /// Base units that entries have brought in since it was opened.
        var bought: Int128 = 0
        var openedAt = Instant.distantPast
        var closedAt: Instant?
        /// Base units sold under each take-profit tier since it was opened.
        var soldByTier: [Int128] = [0, 0, 0, 0]
    }

    private(set) var cash: Int128
    private(set) var positions: [Position]
    private(set) var lossStreak = 0
    /// Losing trips in a row, all of them on `lossDay`.
    private(set) var lossesToday = 0
    private(set) var lossDay: Int64 = .min
    private(set) var trades: Set<UInt64> = []
    /// Quote units that each order has cost so far, with fees.
    private(set) var spent: [UInt64: Int128] = [:]
    /// Base units that each order has filled so far.
    private(set) var filled: [UInt64: Int128] = [:]
    /// When a position last changed.
    private(set) var lastFillAt = Instant.distantPast

    init(cash: Int128, instruments: Int) {
        self.cash = cash
        positions = Array(repeating: Position(), count: instruments)
    }

    /// Adds an execution, once however often it is told.
    mutating func add(_ fill: AuditedFill) {
        guard trades.insert(fill.trade).inserted else { return }
        spent[fill.ordinal, default: 0] += fill.notional + fill.fee
        filled[fill.ordinal, default: 0] += fill.quantity
        lastFillAt = max(lastFillAt, fill.at)
        if fill.isEntry { buy(fill) } else { sell(fill) }
    }

    private mutating func buy(_ fill: AuditedFill) {
        cash -= fill.notional + fill.fee
        var position = positions[fill.instrument]
        if position.size == 0 {
            position.openedAt = fill.at
            position.bought = 0
            position.tripResult = 0
            position.soldByTier = [0, 0, 0, 0]
        }
        position.size += fill.quantity
        position.bought += fill.quantity
        position.cost += fill.notional
        position.entryFees += fill.fee
        positions[fill.instrument] = position
    }

    private mutating func sell(_ fill: AuditedFill) {
        cash += fill.notional - fill.fee
        var position = positions[fill.instrument]
        // Far below 2^127 here: a thousand million units of a cost of as many.
        let costShare =
            fill.quantity == position.size
            ? position.cost : position.cost * fill.quantity / position.size
        let feeShare =
            fill.quantity == position.size
            ? position.entryFees : position.entryFees * fill.quantity / position.size
        let result = fill.notional - costShare - feeShare - fill.fee
        position.size -= fill.quantity
        position.cost -= costShare
        position.entryFees -= feeShare
        position.realised += result
        position.tripResult += result
        if let tier = fill.tier, fill.intendedAt >= position.openedAt {
            position.soldByTier[tier] += fill.quantity
        }
        if position.size == 0 {
            position.closedAt = fill.at
            count(position.tripResult, at: fill.at)
        }
        positions[fill.instrument] = position
    }

    private mutating func count(_ result: Int128, at now: Instant) {
        guard result < 0 else {
            lossStreak = 0
            lossesToday = 0
            return
        }
        lossStreak += 1
        lossesToday = lossDay == now.day ? lossesToday + 1 : 1
        lossDay = now.day
    }
}
