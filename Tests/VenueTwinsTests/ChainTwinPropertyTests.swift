import Testing
import TradeModel
import VenueTwins

@Suite struct `Any life of a chain twin` {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `what is final stays, what is dead stays so, and nothing is executed twice`(
        seed: UInt64
    ) {
        var script = ChainScript(seed: seed) {
            $0.reorganisationPerMille = 300
            $0.laggingNodePerMille = 500
        }
        script.run(steps: 600)
        let twin = script.twin
        #expect(twin.liveOrders.isEmpty, "ten minutes later everything is decided")
        #expect(!script.dead.isEmpty)
        let conservation = TwinConservation(
            quote: 10_000_000,
            bases: [5_000, 0],
            feeBps: 30,
            drifts: script.drifts
        )
        conservation.check(
            quote: twin.quoteBalance,
            bases: [twin.baseBalance(TwinMarket.first), twin.baseBalance(TwinMarket.second)],
            orders: twin.orders,
            fills: twin.fills
        )
        for signed in script.sent {
            for fill in twin.fills where fill.id == signed.order {
                #expect(twin.height(at: fill.at) <= signed.lastValidHeight)
                guard let protection = signed.protection else { continue }
                #expect(signed.side == .buy ? fill.price <= protection : fill.price >= protection)
            }
        }
    }

    @Test func `everything that hurts occurs, and landing late is common`() {
        var occurred: Set<String> = []
        var late = 0
        var landed = 0
        for seed: UInt64 in 0..<10 {
            var script = ChainScript(seed: seed)
            script.run(steps: 1_000)
            var foreign = script.sent[0]
            foreign.id = TransactionID(1, 2, 3, 4)
            foreign.lastValidHeight = .max
            script.twin.receive(.submit(foreign), at: script.now)
            let counts = script.twin.counts
            for entry in counts.entries where entry.count > 0 { occurred.insert(entry.name) }
            late += counts.lateLandings
            landed += counts.executions + counts.landedWithError
        }
        let missing = ChainCounts().entries.map(\.name).filter { !occurred.contains($0) }
        #expect(missing.isEmpty)
        #expect(late * 10 > landed, "more than one in ten")
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `which node answers changes nothing in what is so`(seed: UInt64) {
        var nasty = ChainScript(seed: seed)
        var plain = ChainScript(seed: seed) { $0.laggingNodePerMille = 0 }
        nasty.run(steps: 600)
        plain.run(steps: 600)
        #expect(nasty.twin.fills == plain.twin.fills)
        #expect(nasty.twin.orders == plain.twin.orders)
        #expect(nasty.messages != plain.messages)
    }
}
