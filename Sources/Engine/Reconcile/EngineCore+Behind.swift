// Whether the books are older than what the venue has seen: a backup that was restored after orders had
// gone out that it knows nothing of. What those orders did, nobody here can say, so nothing new is opened
// until a person has looked.

public import TradeModel

extension EngineCore {
    /// Whether the venue has had an order that these books never intended.
    ///
    /// A start's number becomes durable alone before its first order, and ordinals ascend across starts. So
    /// an order of a later start than the present one, or with a number that was not given out yet, stems
    /// from a part of the journal that is gone; and so does one whose number the books gave to another.
    public func isBehind(_ latest: ClientOrderID) -> Bool {
        if latest.epoch > epoch || latest.ordinal > lastOrdinal { return true }
        if let working = orders[latest.ordinal] { return working.order.clientID != latest }
        if let ended = orders.ended(latest.ordinal) { return ended.order.clientID != latest }
        // Long ended, and the number was given out: nothing contradicts.
        return false
    }
}
