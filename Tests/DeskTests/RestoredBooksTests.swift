// A desk whose books are a backup, at an exchange that has seen more.

import Desk
import Engine
import Ledger
import Money
import Simulation
import Testing
import TradeModel
import VenueTwins

@Suite struct `Restored books` {
    /// A desk that has bought at the exchange, a copy of its disk, and what it did after the copy.
    private struct World {
        let bench: Bench
        var exchange: ExchangeTwin
        private var nonce: UInt64 = 0

        init() throws {
            bench = try Bench.started(signs: false)
            exchange = ExchangeTwin(
                model: .orderly,
                instruments: bench.core.setup.instruments,
                quote: Account.cash,
                bases: [0, 0],
                seed: 1
            )
            exchange.setPrice(InstrumentIndex(0), 10_000, at: bench.instant)
            exchange.setPrice(InstrumentIndex(1), 10_000, at: bench.instant)
        }

        /// Buys ten, at the exchange and in the books.
        mutating func buy(_ instrument: UInt32) throws {
            let order = try bench.decide(10, instrument)
            nonce += 1
            let request = ExchangeOrder(
                id: order.clientID,
                nonce: nonce,
                instrument: order.instrument,
                side: order.side,
                quantity: order.quantity.units,
                protection: order.protection,
                timeInForce: .immediate
            )
            exchange.receive(.place(request), at: bench.instant)
            try bench.fill(order)
            try bench.take(.venue(.closed(order.ordinal, .filled)))
            try bench.flush()
        }

        /// The books go back to a copy of the disk.
        func restore(_ copy: LyingDisk.Snapshot, lostStarts: UInt32) throws {
            bench.kill()
            bench.disk.restore(copy)
            bench.options.lostStarts = lostStarts
            bench.wait(.minutes(5))
            try start()
        }

        func start() throws {
            try bench.start()
            // What is held has its price again: nothing but the venue's word stands against an entry.
            for instrument: UInt32 in 0...1 {
                try bench.take(Account.close(10_000, wish: 0, instrument))
            }
        }

        /// What the exchange says of the account; its balances as the books have them, so that nothing
        /// but the orders can differ.
        func statement() -> Event {
            bench.wait(.seconds(1))
            let core = bench.core
            return .statement(
                AccountStatement(
                    askedAt: bench.instant,
                    quote: core.ledger[.cash(core.setup.quote)],
                    positions: core.positions.indices.map {
                        core.ledger.holding(InstrumentIndex(UInt32($0))).size
                    },
                    workingOrders: exchange.liveOrders.map(\.id),
                    latestOrder: exchange.orders.last?.id
                )
            )
        }
    }

    @Test func `the venue has had an order that the copy does not know: nothing new is opened`()
        throws
    {
        var world = try World()
        try world.buy(0)
        let copy = world.bench.disk.snapshot()
        try world.buy(1)
        try world.restore(copy, lostStarts: 1 << 20)
        #expect(Bench.told(world.bench.effects).contains(.tailCut))
        let told = try world.bench.take(world.statement())
        #expect(told == [.alert(.booksBehindVenue, nil, OrderOrdinal(2))])
        #expect(world.bench.core.mode == .drifted)
        #expect(Bench.sent(try world.bench.take(Account.close(10_000, wish: 10, 1))).isEmpty)
    }

    @Test func `a copy that knows every order trades on`() throws {
        var world = try World()
        try world.buy(0)
        try world.restore(world.bench.disk.snapshot(), lostStarts: 1 << 20)
        #expect(try world.bench.take(world.statement()).isEmpty)
        #expect(world.bench.core.mode == .running)
        #expect(try world.bench.decide(10, 1).ordinal == OrderOrdinal(2))
    }

    @Test func `no order gets an identity that the lost part gave out`() throws {
        var world = try World()
        try world.buy(0)
        let copy = world.bench.disk.snapshot()
        // Another start and another order, both lost with the machine.
        world.bench.kill()
        try world.start()
        try world.buy(1)
        let lost = world.exchange.orders.map(\.id)
        try world.restore(copy, lostStarts: 1 << 20)
        let order = try world.bench.decide(10, 1)
        #expect(order.ordinal == OrderOrdinal(2))
        #expect(lost.contains { $0.ordinal == order.ordinal })
        #expect(!lost.contains(order.clientID))
        // Even now that the number is given out again, the venue's last order is no order of the books.
        let told = try world.bench.take(world.statement())
        #expect(told == [.alert(.booksBehindVenue, nil, OrderOrdinal(2))])
    }
}
