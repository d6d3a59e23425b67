import DemoMarket
import Host
import Money
import Testing
import TradeModel

@Suite struct `Every scene of the demo happens, whatever the seed` {
    static let seeds: [UInt64] = Array(1...20)

    @Test(arguments: seeds)
    func `the rocket sells half at the first tier and three tenths at the second`(
        seed: UInt64
    ) throws {
        let morning = try Morning(seed: seed)
        let bought = morning.chronicle.trades
            .filter { $0.instrument == morning.index(DemoMarket.rocket) && $0.purpose.isEntry }
            .reduce(0) { $0 + $1.fill.quantity.units }
        for (tier, tenths) in [(UInt8(0), Int128(5)), (1, 3)] {
            let sold = morning.chronicle.trades
                .filter {
                    $0.instrument == morning.index(DemoMarket.rocket)
                        && $0.purpose == .exit(.takeProfit, tier: tier)
                }
                .reduce(0) { $0 + $1.fill.quantity.units }
            #expect(sold == bought * tenths / 10, "tier \(tier + 1)")
        }
    }

    @Test(arguments: seeds)
    func `the trap is wanted and not bought, and would have cost money`(seed: UInt64) throws {
        let morning = try Morning(seed: seed)
        let trap = morning.index(DemoMarket.trap)
        #expect(morning.orders(DemoMarket.trap).isEmpty)
        #expect(
            morning.refusals.contains { $0.instrument == trap && $0.reason == .vetoed(.failed) }
        )
        let careless = try Morning(seed: seed, hasWarden: false)
        let spent = careless.chronicle.trades.filter {
            $0.instrument == careless.index(DemoMarket.trap)
        }
        #expect(!spent.isEmpty)
        let paid = spent.reduce(Int128(0)) { sum, trade in
            sum + (trade.purpose.isEntry ? -trade.fill.notional : trade.fill.notional)
        }
        #expect(paid < 0)
    }

    @Test(arguments: seeds)
    func `the trailing stop ends the rocket`(seed: UInt64) throws {
        let morning = try Morning(seed: seed)
        #expect(!morning.sales(DemoMarket.rocket, .trailingStop).isEmpty)
        #expect(isFlat(morning, DemoMarket.rocket))
    }

    @Test(arguments: seeds)
    func `the crash ends in a stop-loss that climbs the slippage ladder`(seed: UInt64) throws {
        let morning = try Morning(seed: seed)
        let stops = morning.orders(DemoMarket.crasher).filter {
            $0.order.purpose == .exit(.stopLoss, tier: 0)
        }
        #expect(stops.contains { $0.closure == .rejected(.slippage) })
        #expect(stops.last?.closure == .filled)
        #expect(isFlat(morning, DemoMarket.crasher))
        #expect(entries(morning, DemoMarket.crasher) == 1)
    }

    @Test(arguments: seeds)
    func `a silent feed is told once, sells nothing and stops entries until it speaks`(
        seed: UInt64
    ) throws {
        let morning = try Morning(seed: seed)
        let sleepy = morning.index(DemoMarket.sleepy)
        let notes = morning.chronicle.notes.filter { $0.instrument == sleepy }
        #expect(notes.map(\.incident) == [.priceUnknown, .priceKnownAgain])
        guard let lost = notes.first?.at, let found = notes.last?.at else { return }
        #expect(
            !morning.orders(DemoMarket.sleepy).contains { record in
                !record.order.purpose.isEntry
                    && (lost...found).contains(record.order.intendedAt)
            }
        )
        #expect(
            !morning.chronicle.orders.contains { record in
                record.order.purpose.isEntry && (lost...found).contains(record.order.intendedAt)
            }
        )
        #expect(
            morning.refusals.contains { refusal in
                refusal.reason == .equityUnknown
                    && refusal.instrument == morning.index(DemoMarket.pumped)
            }
        )
        #expect(!morning.sales(DemoMarket.sleepy, .timeDecay).isEmpty)
        #expect(isFlat(morning, DemoMarket.sleepy))
    }

    @Test(arguments: seeds)
    func `the pump is left by the trailing stop before the dump is over`(seed: UInt64) throws {
        let morning = try Morning(seed: seed)
        #expect(entries(morning, DemoMarket.pumped) == 1)
        #expect(!morning.sales(DemoMarket.pumped, .trailingStop).isEmpty)
        #expect(isFlat(morning, DemoMarket.pumped))
    }

    @Test func `the same seed makes the same market, another seed another`() {
        #expect(DemoMarket(seed: 7).series == DemoMarket(seed: 7).series)
        #expect(DemoMarket(seed: 7).series != DemoMarket(seed: 8).series)
    }

    /// Positions that were opened.
    private func entries(_ morning: Morning, _ name: String) -> Int {
        morning.orders(name).count { $0.order.purpose.isEntry && $0.filled > 0 }
    }

    private func isFlat(_ morning: Morning, _ name: String) -> Bool {
        let trades = morning.chronicle.trades.filter { $0.instrument == morning.index(name) }
        let held = trades.reduce(Int128(0)) { sum, trade in
            sum + (trade.side == .buy ? trade.fill.quantity.units : -trade.fill.quantity.units)
        }
        return !trades.isEmpty && held == 0
    }
}
