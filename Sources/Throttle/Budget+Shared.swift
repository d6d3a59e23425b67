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
                let all = allowances[index].settings.limits.reduce(1) { max($0, $1.units) }
                ledger.allowances[index].grants.append(
                    SharedGrant(at: now, units: all, byExits: all)
                )
            }
        }
        ledger.isUnknown = false
        ledger.tidy(at: now)
        for index in allowances.indices.prefix(ledger.allowances.count) {
            allowances[index].share(ledger.allowances[index])
            allowances[index].expire(at: now)
        }
    }

    /// Adds what was taken and heard since it was read.
    func write(_ ledger: inout SharedLedger) {
        for index in allowances.indices.prefix(ledger.allowances.count) {
            ledger.allowances[index].grants += allowances[index].taken ?? []
            ledger.allowances[index].adaptation = allowances[index].adaptation.shared
        }
    }
}
