import TradeModel

extension Budget {
    /// Units that count against the first limit of the whole, and of how many; nil without a limit.
    public var usage: (used: Int64, of: Int64)? { allowances[0].usage }

    /// Takes what all processes took and heard for the whole truth.
    mutating func read(_ ledger: inout SharedLedger, at instant: Instant) {
        let now = advance(to: instant)
        for index in allowances.indices.dropFirst(ledger.allowances.count) {
            guard index < SharedLedger.mostAllowances else { break }
            ledger.allowances.append(SharedAllowance())
        }
        for index in allowances.indices.prefix(ledger.allowances.count) {
            let horizon = max(ledger.allowances[index].horizon, allowances[index].horizon)
            ledger.allowances[index].horizon = horizon
            if ledger.isUnknown {
                ledger.allowances[index].grants.append(allowances[index].unknown(at: now))
            } else {
                allowances[index].noteKnown()
            }
        }
        ledger.isUnknown = false
        ledger.tidy(at: now)
        for index in allowances.indices.prefix(ledger.allowances.count) {
            allowances[index].share(ledger.allowances[index])
            allowances[index].expire(at: now)
        }
    }

    /// Adds what was taken and heard and is not in it.
    mutating func write(_ ledger: inout SharedLedger) {
        for index in allowances.indices.prefix(ledger.allowances.count) {
            allowances[index].write(&ledger.allowances[index])
        }
    }

    /// From now on what is taken is for a ledger, whenever it can be had.
    mutating func beginSharing() {
        for index in allowances.indices { allowances[index].beginSharing() }
    }

    /// The ledger to which something was added could not be written.
    mutating func keepUnwritten() {
        for index in allowances.indices { allowances[index].keepUnwritten() }
    }
}
