import Engine
import Host
import Journal
import Ledger
import Money
import TradeModel

extension HealthCheck {
    /// The journal, and what it says of orders that have not come to a good end.
    static func journal(_ run: StoredRun, _ engine: EngineView) -> HealthCheck {
        var check = HealthCheck("journal")
        let working = run.core.orders.working
        let doubtful = working.count { $0.state == .unknown || $0.isUnresolved }
        let refused = run.chronicle.orders.count { $0.state == .rejected }
        check.count("records", run.report.records)
        check.count("last_sequence", run.report.lastSequence)
        check.count("orders_working", working.count)
        check.count("orders_in_doubt", doubtful)
        check.count("orders_refused", refused)
        switch run.report.verdict {
        case .clean: check.find(.ok, "sound up to record \(run.report.lastSequence)")
        case .tornTail(let flaw):
            // Beside a writer an unfinished batch is one that is being written.
            check.find(engine.pid == nil ? .warn : .ok, "the last batch is not whole: \(flaw)")
        case .damaged(let flaw): check.find(.bad, "it is damaged: \(flaw)")
        }
        if doubtful > 0 {
            check.find(.warn, "\(doubtful) orders are in doubt: the venue has to be asked")
        } else if engine.pid == nil, !working.isEmpty {
            check.find(.warn, "\(working.count) orders have not ended, and no engine follows them")
        }
        if run.core.isRoomLow { check.find(.bad, "the disk has no room for another segment") }
        if refused > 0 { check.find(.ok, "\(refused) orders were refused by the venue") }
        return check
    }

    /// What is held against the executions that led to it.
    static func positions(_ run: StoredRun) -> HealthCheck {
        positions(
            run.chronicle.trades,
            fills: run.core.tally.fills,
            held: run.core.positions.indices.map {
                run.core.ledger.holding(InstrumentIndex(UInt32($0))).size
            },
            RunNames(run.specification)
        )
    }

    static func positions(
        _ trades: [Chronicle.Trade],
        fills: Int64,
        held: [Int128],
        _ names: RunNames
    ) -> HealthCheck {
        var check = HealthCheck("positions")
        check.count("open", held.count { $0 != 0 })
        check.count("executions", trades.count)
        guard trades.count == fills else {
            // Segments that were removed take what they told with them.
            check.find(
                .warn,
                "\(trades.count) of \(fills) executions can still be read: not compared"
            )
            return check
        }
        var sums = [Int128](repeating: 0, count: held.count)
        for trade in trades where held.indices.contains(trade.instrument.position) {
            let units = trade.fill.quantity.units
            // An audit never traps.
            switch trade.side {
            case .buy: sums[trade.instrument.position] &+= units
            case .sell: sums[trade.instrument.position] &-= units
            }
        }
        for (index, pair) in zip(held, sums).enumerated() where pair.0 != pair.1 {
            check.find(
                .bad,
                "\(names.name(InstrumentIndex(UInt32(index)))): \(RunNames.base(pair.0)) held, "
                    + "\(RunNames.base(pair.1)) by its executions"
            )
        }
        if check.verdict == .ok {
            check.find(.ok, "every position is the sum of its \(trades.count) executions")
        }
        return check
    }

    /// The ledger's own audit.
    static func balances(_ run: StoredRun) -> HealthCheck { balances(run.core.ledger.audit()) }

    static func balances(_ findings: [LedgerFinding]) -> HealthCheck {
        var check = HealthCheck("balances")
        check.count("differences", findings.count)
        for finding in findings { check.find(.bad, finding.words) }
        if findings.isEmpty { check.find(.ok, "the books balance") }
        return check
    }
}
