import TradeModel

/// A kill and the recovery after it, as the journal shows them.
struct Kill: Sendable, Hashable {
    /// The process that was killed.
    let pid: Int32
    /// The books in the journal when the process was gone.
    let before: Books
    /// Records in the journal when the process was gone.
    let records: UInt64
    /// The books when the next start had settled its orders in doubt; nil when that was not seen.
    var after: Books?

    /// Where the books before and after differ; empty when they are the same to the last unit.
    var differences: [String] {
        guard let after else { return ["the recovery was not seen"] }
        var found: [String] = []
        func compare<Value: Equatable>(_ name: String, _ left: Value, _ right: Value) {
            if left != right { found.append(name) }
        }
        compare("cash", before.cash, after.cash)
        compare("money set aside", before.setAside, after.setAside)
        compare("fees", before.fees, after.fees)
        compare("profit taken", before.realised, after.realised)
        compare("worth", before.equity, after.equity)
        compare("positions", before.positions, after.positions)
        compare("working orders", before.working, after.working)
        compare("executions", before.fills, after.fills)
        compare("orders intended", before.lastOrdinal, after.lastOrdinal)
        compare("time", before.at, after.at)
        return found
    }
}
