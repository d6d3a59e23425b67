import Engine
import Ledger
import Money
import Policies
import Strategies
import Testing
import TradeModel

@Suite struct `Entries` {
    @Test func `twenty opportunities for one instrument make one order`() {
        var harness = Harness(profile: .quiet())
        var refusals: [EntryRefusal] = []
        for _ in 0..<20 {
            harness.close(10_000, wish: 1)
            refusals += harness.refusals
        }
        #expect(harness.sent.count == 1)
        #expect(refusals == Array(repeating: .duplicate, count: 19))
    }

    @Test func `a held instrument gets no second entry unless averaging is allowed`() throws {
        var harness = Harness(profile: .quiet())
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.duplicate])
    }

    @Test func `twenty opportunities and a limit of five make five orders, in flight included`() {
        var harness = Harness(instruments: 20, profile: .quiet { $0.maxPositions = 5 })
        for index: UInt32 in 0..<20 { harness.close(10_000, wish: 1, index) }
        #expect(harness.sent.count == 5)
        #expect(harness.refusals == [.tooManyPositions(limit: 5)])
    }

    @Test func `positions that are open count against the limit`() throws {
        var harness = Harness(instruments: 3, profile: .quiet { $0.maxPositions = 2 })
        try harness.open(1, at: 10_000, 0)
        try harness.open(1, at: 10_000, 1)
        harness.close(10_000, wish: 1, 2)
        #expect(harness.refusals == [.tooManyPositions(limit: 2)])
    }

    @Test func `a refused or ended entry gives its place back`() throws {
        var harness = Harness(instruments: 2, profile: .quiet { $0.maxPositions = 1 })
        harness.close(10_000, wish: 1, 0)
        harness.reject(try harness.lastSent())
        harness.close(10_000, wish: 1, 1)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `orders in doubt count against the limit of orders`() throws {
        var harness = Harness(instruments: 3, profile: .quiet { $0.maxWorkingOrders = 2 })
        harness.close(10_000, wish: 1, 0)
        harness.step(.venue(.unknown(try harness.lastSent().ordinal)))
        harness.close(10_000, wish: 1, 1)
        harness.close(10_000, wish: 1, 2)
        #expect(harness.refusals == [.tooManyOrders(limit: 2)])
    }

    @Test func `fifty opens with cash for ten make ten`() {
        var harness = Harness(
            instruments: 50,
            cash: 1_005_000,
            profile: .quiet { $0.maxExposureBps = 1_000_000 }
        )
        for index: UInt32 in 0..<50 { harness.close(10_000, wish: 10, index) }
        #expect(harness.sent.count == 10)
        #expect(harness.refusals == [.insufficientFunds(required: 100_500, available: 0)])
    }

    @Test func `of two buys of sixty from a hundred one goes out`() {
        var harness = Harness(instruments: 2, cash: 10_000, profile: .none)
        harness.close(100, wish: 60, 0)
        harness.close(100, wish: 60, 1)
        #expect(harness.sent.count == 1)
        #expect(
            harness.refusals == [
                .insufficientFunds(required: 6_000, available: 10_000 - harness.reserved)
            ]
        )
    }

    @Test func `a position at its limit is allowed and one unit above is not`() {
        var harness = Harness(profile: .quiet { $0.maxPositionBps = 2_500 })
        harness.close(10_000, wish: 26)
        #expect(harness.refusals == [.positionTooLarge(wanted: 260_000, limit: 250_000)])
        harness.close(10_000, wish: 25)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `a protection price is rounded toward the intent and never beyond it`() throws {
        var harness = Harness(profile: .quiet())
        harness.close(10_001, wish: 10)
        // 10 001 plus 50 bps is 10 051.005, less 50 bps 9 950.995.
        let entry = try harness.lastSent()
        #expect(entry.protection == 10_051)
        harness.fill(entry, price: 10_001)
        harness.step(.command(.flatten))
        #expect(try harness.lastSent().protection == 9_951)
    }

    @Test func `the fee in a reservation is rounded up`() throws {
        var harness = Harness(profile: .quiet(), feeBps: 1)
        harness.close(10_000, wish: 10)
        // One basis point of 100 500 is 10.05.
        #expect(try harness.lastSent().reserve == 100_511)
    }

    @Test func `orders in flight count with what they reserve against the exposure`() {
        var harness = Harness(instruments: 2, profile: .quiet { $0.maxExposureBps = 2_000 })
        harness.close(10_000, wish: 10, 0)
        harness.close(10_000, wish: 10, 1)
        #expect(harness.refusals == [.exposureTooLarge(wanted: 200_500, limit: 200_000)])
        harness.close(10_000, wish: 9, 1)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `averaging in counts the whole position against its limit`() throws {
        var harness = Harness(
            profile: .quiet {
                $0.allowsAveraging = true
                $0.maxPositionUnits = 150_000
            }
        )
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: 6)
        #expect(harness.refusals == [.positionTooLarge(wanted: 160_000, limit: 150_000)])
        #expect(harness.size() == 10)
        harness.close(10_000, wish: 5)
        harness.fill(try harness.lastSent(), price: 10_030)
        #expect(harness.size() == 15)
        #expect(harness.core.ledger.holding(InstrumentIndex(0)).cost == 150_150)
        #expect(harness.core.positions[0].entryPrice == 10_010)
        #expect(harness.core.positions[0].originalSize == 15)
    }

    @Test func `averaging never goes against the position`() throws {
        var harness = Harness(profile: .quiet { $0.allowsAveraging = true })
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: -5)
        #expect(harness.refusals == [.duplicate])
    }

    @Test func `a size below one lot makes no order`() {
        var harness = Harness(profile: .quiet(), lot: 10)
        harness.close(10_000, wish: 9)
        #expect(harness.refusals == [.tooSmall])
        harness.close(10_000, wish: 19)
        #expect(harness.sentNow.map(\.quantity.units) == [10])
    }

    @Test func `a size whose cost does not fit is refused`() {
        var harness = Harness(profile: .quiet())
        harness.price(.max / 4)
        harness.close(.max / 4, wish: .max)
        harness.close(.max / 4, wish: 2_000_000_000)
        #expect(harness.refusals.count == 1)
        #expect(harness.sent.isEmpty)
    }

    @Test func `a position just closed is left alone for the cooldown and no longer`() throws {
        var harness = Harness(profile: .quiet { $0.cooldown = .minutes(60) })
        try harness.open(10, at: 10_000)
        harness.wait(.minutes(5))
        harness.close(10_000, wish: -1)
        let sale = try harness.lastSent()
        harness.wait(.seconds(2))
        harness.fill(sale, price: 10_000)
        let closed = harness.now
        #expect(harness.core.positions[0].lastClosedAt == closed)
        harness.step(.started(epoch: 1))
        harness.wait(.seconds(3_599))
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.coolingDown(until: closed + .minutes(60))])
        harness.wait(.seconds(1))
        harness.close(10_000, wish: 10)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `a short sets aside its worth and is bought back`() throws {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: -10)
        let entry = try harness.lastSent()
        #expect(entry.side == .sell)
        harness.fill(entry, price: 10_000)
        #expect(harness.size() == -10)
        harness.close(9_000, wish: -1)
        let cover = try harness.lastSent()
        #expect(cover.side == .buy)
        harness.fill(cover, price: 9_000)
        #expect(harness.free == 1_010_000)
        #expect(harness.core.tally.wins == 1)
    }
}

@Suite struct `Partial fills of an entry` {
    @Test func `at the worst price, each with its fee rounded up, are booked to the last`()
        throws
    {
        var harness = Harness(profile: .quiet(), feeBps: 30)
        harness.close(101, wish: 10)
        let order = try harness.lastSent()
        let worst = try #require(order.protection)
        for _ in 0..<10 {
            let fee = (Int128(worst) * 30 + 9_999) / 10_000
            harness.fill(order, units: 1, price: worst, fee: fee)
        }
        // The reserve allows for one rounding of the fee; the others are paid from free cash.
        #expect(harness.size() == 10)
        #expect(harness.core.mode == .running)
        #expect(harness.alerts.allSatisfy { $0 == .fillBeyondReserve })
    }
}

@Suite struct `Entries beside an exit` {
    /// Averaging is allowed and ten are held, bought at 10 000 a minute ago.
    private func holdingTen(
        exits change: (inout ExitProfile) -> Void = { _ in }
    ) throws -> Harness<Scripted> {
        let profile = PolicyProfile.loose(risk: { $0.allowsAveraging = true }, exits: change)
        var harness = Harness(profile: profile)
        try harness.open(10, at: 10_000)
        harness.wait(.minutes(1))
        return harness
    }

    @Test func `nothing is added while the exit waits for another attempt`() throws {
        var harness = try holdingTen()
        harness.close(8_000, wish: 0)
        harness.reject(try harness.lastSent(), .slippage)
        harness.close(8_000, wish: 5)
        #expect(harness.sentNow.isEmpty)
        #expect(harness.refusals == [.exitDue])
        // Above the stop again it is a position like any other.
        harness.close(8_001, wish: 5)
        #expect(try harness.lastSent().purpose == .entry)
    }

    @Test func `nothing is added in the pause after an exit that the strategy wanted at a stop`()
        throws
    {
        var harness = try holdingTen()
        harness.close(9_000, wish: -1)
        harness.reject(try harness.lastSent())
        harness.close(8_000, wish: 5)
        #expect(harness.sentNow.isEmpty)
        #expect(harness.refusals == [.exitDue])
    }

    @Test func `nothing is added to a position that is being flattened`() throws {
        var harness = try holdingTen()
        harness.step(.command(.flatten))
        harness.reject(try harness.lastSent())
        harness.close(10_000, wish: 5)
        #expect(harness.sentNow.isEmpty)
        #expect(harness.refusals == [.exitDue])
    }

    @Test func `nothing is added when its time is up, and a moment earlier something is`() throws {
        for (age, wishes) in [(3_599, 1), (3_600, 0)] as [(Int64, Int)] {
            var harness = try holdingTen()
            harness.wait(.seconds(age - 60 - 3))
            harness.close(10_000, wish: -1)
            harness.reject(try harness.lastSent())
            harness.wait(.seconds(3))
            // The pause after the failed exit hides neither.
            harness.close(10_000, wish: 5)
            #expect(harness.sentNow.count == wishes)
            #expect(harness.refusals == (wishes == 0 ? [.exitDue] : []))
        }
    }

    @Test func `another instrument is not held back`() throws {
        var harness = Harness(instruments: 2, profile: .loose())
        try harness.open(10, at: 10_000)
        harness.close(8_000, wish: 0)
        harness.reject(try harness.lastSent(), .slippage)
        harness.close(10_000, wish: 5, 1)
        #expect(harness.sentNow.count == 1)
    }
}

@Suite struct `Room for the journal` {
    @Test func `without it nothing is opened, and something is when it is back`() throws {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.close(10_000, wish: 0)
        harness.step(.room(isLow: true))
        #expect(harness.last.facts.first?.change == .roomChanged(isLow: true))
        #expect(harness.last.effects == [.alert(.roomLow, nil, nil)])
        harness.close(10_000, wish: 5)
        #expect(harness.refusals == [.noRoom])
        harness.step(.room(isLow: false))
        #expect(harness.last.facts.map(\.change) == [.roomChanged(isLow: false)])
        #expect(harness.last.effects.isEmpty)
        harness.close(10_000, wish: 5)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `without it exits go out`() throws {
        var harness = Harness(profile: .loose())
        try harness.open(10, at: 10_000)
        harness.step(.room(isLow: true))
        harness.wait(.seconds(1))
        harness.price(8_000)
        #expect(try harness.lastSent().purpose == .exit(.stopLoss, tier: 0))
    }

    @Test func `the same news again is no news`() {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: 0)
        harness.step(.room(isLow: false))
        #expect(harness.last.facts.isEmpty)
        harness.step(.room(isLow: true))
        harness.step(.room(isLow: true))
        #expect(harness.last.facts.isEmpty && harness.last.effects.isEmpty)
    }

    @Test func `a start does not make it forget`() {
        var harness = Harness(profile: .quiet())
        harness.step(.room(isLow: true))
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 5)
        #expect(harness.refusals == [.noRoom])
    }
}

@Suite struct `Time that nobody measured` {
    @Test func `makes every price unknown until it is read again`() {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.close(10_000, wish: 0, 0)
        harness.close(10_000, wish: 0, 1)
        harness.step(.timeLost)
        for index: UInt32 in 0..<2 {
            let price = harness.core.price(InstrumentIndex(index), at: harness.now)
            #expect(price == .unknown)
        }
        harness.close(10_000, wish: 5, 1)
        #expect(harness.sentNow.count == 1)
        let other = harness.core.price(InstrumentIndex(0), at: harness.now)
        #expect(other == .unknown)
    }

    @Test func `opens nothing beside a position whose price it took away`() throws {
        var harness = Harness(instruments: 2, profile: .quiet())
        try harness.open(10, at: 10_000)
        harness.step(.timeLost)
        harness.close(10_000, wish: 5, 1)
        #expect(harness.refusals == [.equityUnknown])
    }

    @Test func `does not make an absurd price believable`() {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: 0)
        harness.step(.timeLost)
        harness.price(10_000 * 21)
        #expect(harness.alertsNow == [.absurdReading])
    }

    @Test func `what was noticed outside is told and changes nothing`() {
        var harness = Harness(profile: .quiet())
        let before = harness.core
        harness.step(.noticed(.clockStepped))
        #expect(harness.last.effects == [.alert(.clockStepped, nil, nil)])
        #expect(harness.core.mode == before.mode && harness.core.orders == before.orders)
        #expect(harness.core.ledger == before.ledger)
    }
}
