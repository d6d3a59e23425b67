import Testing
import TradeModel
import VenueTwins

@Suite struct `Any life of an exchange twin` {
    @Test(arguments: 0..<30 as Range<UInt64>, [false, true])
    func `balances, fills and orders add up`(seed: UInt64, allowsShorting: Bool) {
        var script = ExchangeScript(seed: seed) { $0.allowsShorting = allowsShorting }
        script.run(steps: 600)
        let twin = script.twin
        let conservation = TwinConservation(
            quote: 10_000_000,
            bases: [5_000, 0],
            feeBps: 5,
            drifts: script.drifts
        )
        conservation.check(
            quote: twin.quoteBalance,
            bases: [twin.baseBalance(TwinMarket.first), twin.baseBalance(TwinMarket.second)],
            orders: twin.orders,
            fills: twin.fills,
            allowsShorting: allowsShorting
        )
        #expect(twin.liveOrders == twin.orders.filter { $0.state == .live })
        #expect(twin.counts.fills + script.drifts.count { $0.fill != nil } == twin.fills.count)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `nothing is filled beyond its protection`(seed: UInt64) {
        var script = ExchangeScript(seed: seed) { $0.maxSlipBps = 300 }
        script.run(steps: 600)
        for order in script.twin.orders where script.twin.timesAccepted(order.id) == 1 {
            guard let protection = order.protection, order.filled > 0 else { continue }
            for fill in script.twin.fills where fill.id == order.id {
                #expect(order.side == .buy ? fill.price <= protection : fill.price >= protection)
            }
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `everything is told in the end, and nothing that is not so`(seed: UInt64) {
        var script = ExchangeScript(seed: seed)
        script.run(steps: 600)
        let twin = script.twin
        let truth = Set(twin.fills)
        let foreign = Set(script.drifts.compactMap(\.fill))
        var told: Set<TwinFill> = []
        var accepted: Set<ClientOrderID> = []
        var left = Instant.distantPast
        for outgoing in script.messages {
            #expect(outgoing.at >= left, "messages leave in the order of time")
            left = outgoing.at
            switch outgoing.message {
            case .fill(let fill): told.insert(fill)
            case .accepted(let id): accepted.insert(id)
            case .ended(let id, let closure, let filled):
                #expect(
                    twin.orders.contains {
                        $0.id == id && $0.closure == closure && $0.filled == filled
                    }
                )
            case .status(_, _, let fills): #expect(truth.isSuperset(of: fills))
            case .rejected, .cancelRefused, .nonceRefused, .maintenance, .statement: break
            }
        }
        #expect(told == truth.subtracting(foreign))
        let lived = twin.orders.filter { twin.timesAccepted($0.id) > 0 && !$0.isForeign }
        #expect(accepted == Set(lived.map(\.id)))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `how it is told changes nothing in what is so`(seed: UInt64) {
        var nasty = ExchangeScript(seed: seed) { $0.fillBeforeAckPerMille = 0 }
        var plain = ExchangeScript(seed: seed) {
            $0.fillBeforeAckPerMille = 0
            $0.duplicateUpdatePerMille = 0
            $0.reorderUpdatePerMille = 0
            $0.redeliverOldFillPerMille = 0
        }
        nasty.run(steps: 600)
        plain.run(steps: 600)
        #expect(nasty.twin.fills == plain.twin.fills)
        #expect(nasty.twin.orders == plain.twin.orders)
        #expect(nasty.messages != plain.messages)
    }

    @Test func `everything that hurts occurs`() {
        var occurred: Set<String> = []
        for seed: UInt64 in 0..<10 {
            var script = ExchangeScript(seed: seed)
            script.run(steps: 1_000)
            for entry in script.twin.counts.entries where entry.count > 0 {
                occurred.insert(entry.name)
            }
        }
        let missing = ExchangeCounts().entries.map(\.name).filter { !occurred.contains($0) }
        #expect(missing.isEmpty)
    }

    @Test(arguments: TradeNumbering.allCases)
    func `scattered trade numbers are unique too`(numbering: TradeNumbering) {
        var script = ExchangeScript(seed: 1) { $0.tradeNumbering = numbering }
        script.run(steps: 1_000)
        let trades = script.twin.fills.map(\.trade)
        #expect(Set(trades).count == trades.count)
        #expect((trades == trades.sorted()) == (numbering == .ascending))
    }
}
