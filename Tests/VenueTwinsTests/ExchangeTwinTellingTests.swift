import Testing
import TradeModel
import VenueTwins

private let one = TwinMarket.id(1)

@Suite struct `What an exchange twin tells` {
    @Test func `a query does not find an order until the index has caught up`() {
        let bench = ExchangeBench { $0.indexLag = .seconds(2) }
        bench.rest(1, .buy, units: 1_000, at: 9_900)
        #expect(bench.query(1) == .notFound)
        _ = bench.pass(.milliseconds(1_999))
        #expect(bench.query(1) == .notFound)
        _ = bench.pass(.milliseconds(1))
        #expect(bench.query(1) == .live(filled: 0))
        bench.price(9_900)
        #expect(bench.query(1) == .notFound)
        _ = bench.pass(.seconds(2))
        #expect(bench.query(1) == .ended(.filled, filled: 1_000))
        #expect(bench.twin.counts.queriesThatLied == 3)
    }

    @Test func `a query brings the order's executions`() {
        let bench = ExchangeBench()
        bench.place(1, .buy, units: 1_000)
        bench.place(2, .buy, units: 2_000)
        #expect(
            bench.ask(.query(TwinMarket.id(2))) == [
                .status(
                    TwinMarket.id(2),
                    .ended(.filled, filled: 2_000),
                    fills: [bench.twin.fills[1]]
                )
            ]
        )
        #expect(bench.query(3) == .notFound)
    }

    @Test func `a fill may be told before the acknowledgement`() {
        let bench = ExchangeBench { $0.fillBeforeAckPerMille = 1_000 }
        #expect(bench.place(1, .buy, units: 1_000).first == .fill(bench.twin.fills[0]))
        #expect(bench.twin.counts.fillsBeforeAck == 1)
        #expect(bench.pass(.milliseconds(500)) == [.accepted(one)])
    }

    @Test func `an update may be told twice`() {
        let bench = ExchangeBench { $0.duplicateUpdatePerMille = 1_000 }
        let messages = bench.place(1, .buy, units: 1_000)
        let again = bench.pass(.seconds(20))
        #expect(again.count == messages.count)
        #expect(Set(again) == Set(messages))
    }

    @Test func `updates may be told out of order, and each of them once`() {
        let expected = Set(ExchangeBench().place(1, .buy, units: 1_000))
        var orders: Set<[ExchangeMessage]> = []
        for seed: UInt64 in 0..<50 {
            let bench = ExchangeBench(seed: seed) { $0.reorderUpdatePerMille = 500 }
            let messages = bench.place(1, .buy, units: 1_000) + bench.pass(.seconds(2))
            #expect(messages.count == expected.count)
            #expect(Set(messages) == expected)
            orders.insert(messages)
        }
        #expect(orders.count == 6, "each order of three updates occurs")
    }

    @Test func `fills of long ago are told again, word for word`() {
        let bench = ExchangeBench()
        bench.place(1, .buy, units: 1_000)
        _ = bench.pass(.day)
        bench.twin.redeliverOldFills(count: 2, at: bench.now)
        let fill = ExchangeMessage.fill(bench.twin.fills[0])
        #expect(bench.messages() == [fill, fill])
        #expect(bench.twin.fills.count == 1)
    }

    @Test func `in a maintenance window nothing is placed`() {
        let bench = ExchangeBench { $0.silentCancelPerMille = 500 }
        bench.twin.setMaintenance(until: bench.now + .seconds(60))
        let order = bench.order(1, .buy, units: 1_000)
        #expect(bench.ask(.place(order)) == [.maintenance(one)])
        #expect(bench.twin.order(one) == nil)
        _ = bench.pass(.seconds(60))
        #expect(bench.ask(.place(order)).first == .accepted(one), "its nonce was not used up")
    }

    @Test func `in a maintenance window a cancellation is turned away, or done in silence`() {
        for (perMille, answer) in [(0, [ExchangeMessage.maintenance(one)]), (1_000, [])] {
            let bench = ExchangeBench { $0.silentCancelPerMille = perMille }
            bench.rest(1, .buy, units: 1_000, at: 9_900)
            bench.twin.setMaintenance(until: bench.now + .seconds(60))
            #expect(bench.cancel(1) == answer)
            #expect(bench.twin.order(one)?.state == (answer.isEmpty ? .cancelled : .live))
        }
    }

    @Test func `a statement says what is owned and open`() {
        let bench = ExchangeBench()
        bench.place(1, .buy, units: 1_000)
        bench.rest(2, .buy, units: 1_000, at: 9_900)
        let truth = bench.twin.statementTruth(at: bench.now)
        #expect(bench.ask(.statement) == [.statement(truth)])
        #expect(truth.bases == [1_000, 0])
        #expect(truth.openOrders == [TwinMarket.id(2)])
        #expect(truth.asOf == bench.now)
    }

    // MARK: - Drift

    @Test(arguments: DriftKind.allCases)
    func `a drift changes the truth, says by how much, and tells nobody`(kind: DriftKind) throws {
        let bench = ExchangeBench(base: 5_000)
        let before = bench.twin.statementTruth(at: bench.now)
        let drift = try #require(bench.drift(kind, worth: 20_000))
        let after = bench.twin.statementTruth(at: bench.now)
        #expect(bench.messages().isEmpty)
        #expect(after != before)
        #expect(after.quote - before.quote == drift.quoteChange)
        #expect(after.bases[0] - before.bases[0] == drift.baseChange)
        #expect(after.openOrders == (kind == .foreignOrder ? [drift.order] : []))
        let moved: (quote: Bool, base: Bool) =
            switch kind {
            case .deposit, .withdrawal, .unknownFee: (true, false)
            case .phantomBase, .missingBase: (false, true)
            case .foreignOrder: (false, false)
            case .foreignFill, .liquidation: (true, true)
            }
        #expect((drift.quoteChange != 0, drift.baseChange != 0) == moved)
    }

    @Test func `a withdrawal leaves no debt`() {
        let bench = ExchangeBench()
        let drift = bench.drift(.withdrawal, worth: .max)
        #expect(drift?.quoteChange == -1_000_000)
        #expect(bench.twin.quoteBalance == 0)
    }

    @Test func `nothing is withdrawn from a debt`() {
        let bench = ExchangeBench(quote: .min)
        #expect(bench.drift(.withdrawal, worth: 1) == nil)
        #expect(bench.twin.quoteBalance == .min)
    }

    @Test func `an order whose funds have gone is taken off when its price comes`() {
        let bench = ExchangeBench()
        bench.rest(1, .buy, units: 1_000, at: 9_900)
        bench.drift(.withdrawal, worth: .max)
        #expect(bench.price(9_900) == [.ended(one, .cancelled, filled: 0)])
        #expect(bench.twin.quoteBalance == 0)
    }
}
