import Testing
import TradeModel
import VenueTwins

private let one = TwinMarket.id(1)

@Suite struct `Chain twin` {
    // MARK: - Landing

    @Test func `a transaction lands, is executed and becomes final`() throws {
        let bench = ChainBench()
        let signed = bench.submit(1, .buy, units: 1_001)
        #expect(bench.status(signed)?.result == .notFound)
        bench.passToNextEvent()
        #expect(bench.status(signed)?.result == .processed)
        #expect(bench.twin.order(one)?.filled == 1_001)
        #expect(bench.twin.order(one)?.canStillFill == true)
        bench.pass(.milliseconds(800))
        #expect(bench.status(signed)?.result == .confirmed)
        bench.passToNextEvent()
        let fill = try #require(bench.twin.fills.first)
        #expect(bench.status(signed)?.result == .finalized(.executed(fill)))
        #expect(bench.twin.order(one)?.state == .filled)
        #expect(bench.twin.nextEvent == nil)
        // 1.001 at 100.00 is 100.10; 30 bps of it is 0.3003, up to the cent.
        #expect(fill.notional == 10_010)
        #expect(fill.fee == 31)
        #expect(bench.twin.quoteBalance == 1_000_000 - 10_041)
    }

    @Test func `a landed transaction is final under thirty-two blocks and not before`() throws {
        let bench = ChainBench()
        let signed = bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        let height = bench.twin.height(at: bench.now)
        let final = try #require(bench.twin.nextEvent)
        bench.pass(Instant.Span(nanoseconds: (final - bench.now).nanoseconds - 1))
        #expect(bench.finalizedHeight == height - 1)
        #expect(bench.status(signed)?.result == .confirmed)
        bench.pass(Instant.Span(nanoseconds: 1))
        #expect(bench.finalizedHeight == height)
        #expect(bench.twin.order(one)?.canStillFill == false)
    }

    @Test func `it is executed at the price of the moment in which it lands`() {
        let bench = ChainBench()
        bench.submit(1, .buy, units: 1_000)
        bench.price(10_500)
        bench.passToNextEvent()
        #expect(bench.twin.fills.map(\.price) == [10_500])
    }

    @Test func `beyond its protection it lands with an error and changes nothing`() {
        let bench = ChainBench()
        let signed = bench.submit(1, .buy, units: 1_000, protection: 10_100)
        bench.price(10_101)
        bench.pass(.minutes(1))
        #expect(bench.status(signed)?.result == .finalized(.failed(.slippage)))
        #expect(bench.twin.order(one)?.state == .rejected)
        #expect(bench.twin.quoteBalance == 1_000_000)
        #expect(bench.twin.fills.isEmpty)
    }

    @Test(arguments: [(Side.buy, Int128(100_000)), (.sell, 1)])
    func `beyond the balance it lands with an error`(side: Side, units: Int128) {
        let bench = ChainBench()
        let signed = bench.submit(1, side, units: units)
        bench.pass(.minutes(1))
        #expect(bench.status(signed)?.result == .finalized(.failed(.insufficientFunds)))
    }

    // MARK: - Broadcasts

    @Test func `the same transaction again is executed once`() {
        let bench = ChainBench()
        let signed = bench.submit(1, .buy, units: 1_000)
        for _ in 0..<200 {
            #expect(bench.ask(.submit(signed)) == [.submitted(signed.id)])
            bench.pass(.seconds(1))
        }
        #expect(bench.twin.fills.count == 1)
        #expect(bench.twin.timesAccepted(one) == 1)
        #expect(bench.twin.timesExecuted(one) == 1)
    }

    @Test func `a dropped broadcast gets a new chance when it is sent again`() {
        let bench = ChainBench(seed: 3) { $0.dropPerMille = 900 }
        let signed = bench.submit(1, .buy, units: 1_000)
        for _ in 0..<50 where bench.twin.fills.isEmpty {
            _ = bench.ask(.submit(signed))
            bench.pass(.seconds(1))
        }
        #expect(bench.twin.counts.drops > 0)
        #expect(bench.twin.fills.count == 1)
    }

    @Test func `two transactions of one order are seen as a doubled intent`() {
        let bench = ChainBench()
        let signed = bench.submit(1, .buy, units: 1_000)
        var other = signed
        other.id = TransactionID(0, 0, 0, 2)
        _ = bench.ask(.submit(other))
        bench.pass(.minutes(1))
        #expect(bench.twin.timesAccepted(one) == 2)
        #expect(bench.twin.timesExecuted(one) == 2)
    }

    @Test func `a blockhash of no past block is not known, and nothing is remembered`() {
        let bench = ChainBench()
        var signed = bench.transaction(1, .buy, units: 1_000)
        signed.lastValidHeight += 1
        #expect(bench.ask(.submit(signed)) == [.submitted(signed.id)])
        #expect(bench.twin.order(one) == nil)
        bench.pass(.milliseconds(400))
        _ = bench.ask(.submit(signed))
        #expect(bench.twin.order(one)?.state == .live)
    }

    // MARK: - Expiry

    @Test func `it may land in its last valid block`() throws {
        let bench = ChainBench {
            $0.lateLandingPerMille = 1_000
            $0.lateBlocks = 1
        }
        let signed = bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        #expect(bench.twin.height(at: bench.now) == signed.lastValidHeight)
        #expect(bench.twin.fills.count == 1)
        #expect(bench.twin.counts.lateLandings == 1)
    }

    @Test func `one that never landed is dead when the height above its last is final`() {
        let bench = ChainBench { $0.neverLandingPerMille = 1_000 }
        let signed = bench.submit(1, .buy, units: 1_000)
        while let next = bench.twin.nextEvent {
            bench.now = Instant(nanoseconds: next.nanoseconds - 1)
            bench.twin.advance(to: bench.now)
            #expect(bench.finalizedHeight == signed.lastValidHeight)
            #expect(bench.twin.order(one)?.canStillFill == true)
            bench.passToNextEvent()
        }
        #expect(bench.finalizedHeight == signed.lastValidHeight + 1)
        #expect(bench.twin.order(one)?.state == .expired)
        #expect(
            bench.status(signed)
                == StatusAnswer(contextHeight: bench.finalizedHeight, result: .notFound)
        )
        _ = bench.ask(.submit(signed))
        #expect(bench.twin.nextEvent == nil)
    }

    @Test func `one that comes after its time never lands`() {
        let bench = ChainBench()
        let signed = bench.transaction(1, .buy, units: 1_000)
        bench.pass(.minutes(10))
        _ = bench.ask(.submit(signed))
        #expect(bench.twin.order(one)?.state == .expired)
        #expect(bench.twin.nextEvent == nil)
    }

    // MARK: - Reorganisations

    @Test func `an undone block takes its execution back`() {
        let bench = ChainBench {
            $0.reorganisationPerMille = 1_000
            $0.forgottenPerMille = 1_000
        }
        let signed = bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        #expect(bench.twin.fills.count == 1)
        bench.passToNextEvent()
        #expect(bench.twin.fills.isEmpty)
        #expect(bench.twin.quoteBalance == 1_000_000)
        #expect(bench.twin.baseBalance(TwinMarket.first) == 0)
        #expect(bench.twin.order(one)?.filled == 0)
        #expect(bench.twin.order(one)?.state == .live)
        #expect(bench.status(signed)?.result == .notFound)
        bench.pass(.minutes(2))
        #expect(bench.twin.order(one)?.state == .expired)
        #expect(bench.twin.counts.vanished == 1)
    }

    @Test func `an undone transaction may land again, at another price`() {
        let bench = ChainBench { $0.reorganisationPerMille = 1_000 }
        bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        bench.price(10_700)
        bench.passToNextEvent()
        #expect(bench.twin.fills.isEmpty)
        bench.passToNextEvent()
        #expect(bench.twin.fills.map(\.price) == [10_700])
        #expect(bench.twin.fills.map(\.trade) == [2], "it is another execution")
        #expect(bench.twin.counts.relandings == 1)
    }

    @Test func `what was built on an undone block is undone with it`() {
        for seed: UInt64 in 0..<200 {
            let bench = ChainBench(seed: seed) {
                $0.reorganisationPerMille = 400
                $0.forgottenPerMille = 1_000
            }
            bench.submit(1, .buy, units: 1_000)
            bench.pass(.seconds(3))
            bench.submit(2, .sell, units: 1_000)
            while bench.twin.counts.reorganisations == 0, bench.twin.nextEvent != nil {
                bench.passToNextEvent()
            }
            if bench.twin.counts.undoneExecutions == 2 {
                #expect(bench.twin.quoteBalance == 1_000_000)
                #expect(bench.twin.baseBalance(TwinMarket.first) == 0)
                return
            }
        }
        Issue.record("no two blocks were undone at once")
    }

    @Test func `a block whose proceeds have been spent stays`() {
        let bench = ChainBench { $0.reorganisationPerMille = 1_000 }
        bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        bench.drift(.missingBase, worth: 10_000)
        bench.pass(.minutes(1))
        #expect(bench.twin.counts.reorganisations == 0)
        #expect(bench.twin.order(one)?.state == .filled)
    }
}
