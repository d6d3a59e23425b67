import Testing
import TradeModel
import VenueTwins

private let one = TwinMarket.id(1)

@Suite struct `Exchange twin` {
    // MARK: - Orders

    @Test func `an immediate order is accepted, filled and ended`() throws {
        let bench = ExchangeBench()
        let messages = bench.place(1, .buy, units: 1_001)
        let fill = try #require(bench.twin.fills.first)
        #expect(
            messages == [.accepted(one), .fill(fill), .ended(one, .filled, filled: 1_001)]
        )
        // 1.001 at 100.00 is 100.10; 5 bps of it is 0.05005, up to the cent.
        #expect(fill.notional == 10_010)
        #expect(fill.fee == 6)
        #expect(bench.twin.quoteBalance == 1_000_000 - 10_016)
        #expect(bench.twin.baseBalance(TwinMarket.first) == 1_001)
    }

    @Test func `a purchase is rounded up and a sale down`() {
        let bench = ExchangeBench(base: 10)
        bench.price(10_001)
        bench.place(1, .buy, units: 1)
        bench.place(2, .sell, units: 1)
        #expect(bench.twin.fills.map(\.notional) == [11, 10])
    }

    @Test func `an immediate order beyond its protection is rejected and fills nothing`() {
        let bench = ExchangeBench()
        #expect(
            bench.place(1, .buy, units: 1_000, protection: 9_999) == [.rejected(one, .slippage)]
        )
        #expect(bench.twin.order(one)?.state == .rejected)
        #expect(bench.twin.timesAccepted(one) == 0)
        #expect(bench.twin.fills.isEmpty)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the rest of a partly filled immediate order is cancelled`(seed: UInt64) throws {
        let bench = ExchangeBench(seed: seed) { $0.partialFillPerMille = 1_000 }
        bench.place(1, .buy, units: 1_000)
        let order = try #require(bench.twin.order(one))
        #expect(order.filled > 0)
        #expect(order.state == (order.filled == 1_000 ? .filled : .cancelled))
        #expect(bench.twin.fills.reduce(0) { $0 + $1.quantity } == order.filled)
    }

    @Test func `a resting order waits for its price`() {
        let bench = ExchangeBench()
        #expect(bench.rest(1, .buy, units: 1_000, at: 9_900) == [.accepted(one)])
        #expect(bench.price(9_901).isEmpty)
        #expect(bench.price(9_900).count == 2)
        #expect(bench.twin.order(one)?.state == .filled)
    }

    @Test func `a partly filled resting order goes on resting`() {
        for seed: UInt64 in 0..<20 {
            let bench = ExchangeBench(seed: seed) { $0.partialFillPerMille = 1_000 }
            bench.rest(1, .buy, units: 1_000, at: 9_900)
            bench.price(9_900)
            let filled = bench.twin.order(one)?.filled ?? 0
            #expect(filled > 0)
            if filled < 1_000 {
                #expect(bench.twin.order(one)?.state == .live)
                return
            }
        }
        Issue.record("no order was filled in part")
    }

    @Test func `a resting order expires at its time and not before`() {
        let bench = ExchangeBench()
        bench.rest(1, .buy, units: 1_000, at: 9_900)
        #expect(bench.twin.nextEvent == bench.now + .minutes(10))
        #expect(bench.pass(.seconds(599)).isEmpty)
        #expect(bench.pass(.seconds(1)) == [.ended(one, .expired, filled: 0)])
        #expect(bench.twin.nextEvent == nil)
        #expect(bench.price(9_900).isEmpty)
    }

    @Test func `an order that comes too late never lives, and its nonce is used up`() {
        let bench = ExchangeBench()
        var order = bench.order(1, .buy, units: 1_000)
        order.expiresAfter = bench.now
        #expect(bench.ask(.place(order)) == [.ended(one, .expired, filled: 0)])
        #expect(bench.ask(.place(order)) == [.nonceRefused(one, nonce: order.nonce)])
        #expect(bench.twin.timesAccepted(one) == 0)
    }

    @Test func `a cancelled order is not filled any more`() {
        let bench = ExchangeBench()
        bench.rest(1, .buy, units: 1_000, at: 9_900)
        #expect(bench.cancel(1) == [.ended(one, .cancelled, filled: 0)])
        #expect(bench.price(9_900).isEmpty)
        #expect(bench.cancel(1) == [.cancelRefused(one)])
    }

    @Test func `an order that only reduces is filled as far as there is a position`() {
        let bench = ExchangeBench(base: 400)
        var order = bench.order(1, .sell, units: 1_000)
        order.reduceOnly = true
        _ = bench.ask(.place(order))
        #expect(bench.twin.order(one)?.filled == 400)
        #expect(bench.twin.order(one)?.state == .cancelled)
        order = bench.order(2, .sell, units: 1_000)
        order.reduceOnly = true
        #expect(bench.ask(.place(order)) == [.rejected(TwinMarket.id(2), .refused)])
    }

    @Test func `an order that only reduces never turns a position round`() {
        for side in Side.allCases {
            let bench = ExchangeBench(base: side == .sell ? 400 : -400) {
                $0.allowsShorting = true
            }
            var order = bench.order(1, side, units: 1_000)
            order.reduceOnly = true
            _ = bench.ask(.place(order))
            #expect(bench.twin.order(one)?.filled == 400)
            #expect(bench.twin.baseBalance(TwinMarket.first) == 0)
        }
    }

    // MARK: - Funds

    @Test func `more than the balance buys is refused`() {
        let bench = ExchangeBench()
        #expect(
            bench.place(1, .buy, units: 100_000) == [.rejected(one, .insufficientFunds)]
        )
    }

    @Test func `what stands behind a resting order buys nothing else`() {
        let bench = ExchangeBench()
        bench.rest(1, .buy, units: 60_000, at: 9_900)
        #expect(
            bench.place(2, .buy, units: 60_000)
                == [.rejected(TwinMarket.id(2), .insufficientFunds)]
        )
    }

    @Test func `more than is held is not sold, unless selling short is allowed`() {
        let bench = ExchangeBench(base: 500)
        #expect(bench.place(1, .sell, units: 501) == [.rejected(one, .insufficientFunds)])
        let short = ExchangeBench(base: 500) { $0.allowsShorting = true }
        #expect(short.place(1, .sell, units: 501).first == .accepted(one))
        #expect(short.twin.baseBalance(TwinMarket.first) == -1)
    }

    @Test func `short sales stop where nothing is left to stand behind them`() {
        let bench = ExchangeBench { $0.allowsShorting = true }
        #expect(bench.place(1, .sell, units: 99_000).first == .accepted(one))
        #expect(
            bench.place(2, .sell, units: 99_000)
                == [.rejected(TwinMarket.id(2), .insufficientFunds)]
        )
        #expect(bench.place(3, .buy, units: 99_000).first == .accepted(TwinMarket.id(3)))
        #expect(bench.twin.baseBalance(TwinMarket.first) == 0)
    }

    // MARK: - Identities and nonces

    @Test func `a living identity is refused, an ended one is taken again`() {
        let bench = ExchangeBench()
        bench.rest(1, .buy, units: 1_000, at: 9_900)
        #expect(bench.place(1, .buy, units: 1_000) == [.rejected(one, .refused)])
        #expect(bench.twin.order(one)?.state == .live)
        #expect(bench.twin.timesAccepted(one) == 1)
        bench.cancel(1)
        bench.place(1, .buy, units: 1_000)
        #expect(bench.twin.timesAccepted(one) == 2)
        #expect(bench.twin.counts.reacceptedIDs == 1)
    }

    @Test func `the same request twice is carried out once`() {
        let bench = ExchangeBench()
        let order = bench.order(1, .buy, units: 1_000)
        _ = bench.ask(.place(order))
        #expect(bench.ask(.place(order)) == [.nonceRefused(one, nonce: order.nonce)])
        #expect(bench.twin.timesAccepted(one) == 1)
    }

    @Test func `a refused order burns its nonce`() {
        let bench = ExchangeBench()
        let order = bench.order(1, .buy, units: 100_000)
        #expect(bench.ask(.place(order)) == [.rejected(one, .insufficientFunds)])
        #expect(bench.ask(.place(order)) == [.nonceRefused(one, nonce: order.nonce)])
        #expect(bench.twin.counts.burntNonces == 1)
    }

    @Test func `a nonce below the hundred highest is refused, one among them is not`() {
        let bench = ExchangeBench()
        for nonce: UInt64 in 0..<100 {
            _ = bench.ask(.cancel(one, nonce: 1_000 + 2 * nonce))
        }
        #expect(bench.ask(.cancel(one, nonce: 999)) == [.nonceRefused(one, nonce: 999)])
        #expect(bench.ask(.cancel(one, nonce: 1_001)) == [.cancelRefused(one)])
        // 1,000 has dropped out of the hundred and is refused as one that is too low.
        #expect(bench.ask(.cancel(one, nonce: 1_000)) == [.nonceRefused(one, nonce: 1_000)])
        #expect(bench.ask(.cancel(one, nonce: 1_001)) == [.nonceRefused(one, nonce: 1_001)])
    }
}
