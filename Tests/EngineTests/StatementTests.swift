import Engine
import Ledger
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Statements of the account` {
    /// A statement that says what the books say, changed by `change`.
    private func statement(
        _ harness: Harness<Scripted>,
        quote: Int128? = nil,
        positions: [Int128]? = nil,
        orders: [ClientOrderID] = [],
        latest: ClientOrderID? = nil,
        askedAt: Instant? = nil
    ) -> Event {
        let core = harness.core
        let sizes = core.positions.indices.map { harness.size(UInt32($0)) }
        return .statement(
            AccountStatement(
                askedAt: askedAt ?? harness.now,
                quote: quote ?? harness.free + harness.reserved,
                positions: positions ?? sizes,
                workingOrders: orders,
                latestOrder: latest
            )
        )
    }

    @Test(arguments: [(1, 1, true), (1, 2, false), (2, 1, false), (0, 1, false), (9, 9, false)])
    func `a last order that the books never intended stops new risk`(
        epoch: UInt32,
        ordinal: UInt64,
        isKnown: Bool
    ) throws {
        // The books' only order is number 1 of the first start.
        var harness = try holdingTen()
        let latest = ClientOrderID(epoch: epoch, ordinal: OrderOrdinal(ordinal))
        harness.step(statement(harness, latest: latest))
        let alert = Effect.alert(.booksBehindVenue, nil, OrderOrdinal(ordinal))
        #expect(harness.last.effects == (isKnown ? [] : [alert]))
        #expect(harness.core.mode == (isKnown ? .running : .drifted))
        harness.close(10_000, wish: 1, 1)
        #expect(harness.refusals == (isKnown ? [] : [.mode(.drifted)]))
    }

    /// A running engine that holds ten, bought a minute ago.
    private func holdingTen() throws -> Harness<Scripted> {
        var harness = Harness(instruments: 2, profile: .quiet())
        harness.step(.started(epoch: 1))
        try harness.open(10, at: 10_000)
        harness.wait(.minutes(1))
        return harness
    }

    @Test func `one that says what the books say changes nothing`() throws {
        var harness = try holdingTen()
        let before = harness.core
        harness.step(statement(harness))
        #expect(harness.core == before)
        #expect(harness.last.effects.isEmpty && harness.last.facts.isEmpty)
    }

    @Test(arguments: [-1, 1] as [Int128])
    func `one unit more or less of an instrument is told and stops new risk`(
        difference: Int128
    ) throws {
        var harness = try holdingTen()
        harness.step(statement(harness, positions: [10 + difference, 0]))
        #expect(harness.last.effects == [.alert(.positionDiffers, InstrumentIndex(0), nil)])
        #expect(harness.core.mode == .drifted)
        harness.close(10_000, wish: 1, 1)
        #expect(harness.refusals == [.mode(.drifted)])
    }

    @Test func `a position where the books have none is told of its instrument`() throws {
        var harness = try holdingTen()
        harness.step(statement(harness, positions: [10, 3]))
        #expect(harness.last.effects == [.alert(.positionDiffers, InstrumentIndex(1), nil)])
    }

    @Test(arguments: [-1, 1] as [Int128])
    func `one quote unit more or less is told and stops new risk`(difference: Int128) throws {
        var harness = try holdingTen()
        harness.step(statement(harness, quote: harness.free + difference))
        #expect(harness.last.effects == [.alert(.balanceDiffers, nil, nil)])
        #expect(harness.core.mode == .drifted)
    }

    @Test func `what short sales brought in is part of the balance`() throws {
        var harness = Harness(profile: .quiet())
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: -10)
        harness.fill(try harness.lastSent(), price: 10_000)
        harness.wait(.minutes(1))
        // The sale's proceeds and as much again stand behind the short.
        harness.step(statement(harness, quote: harness.free + 200_000))
        #expect(harness.core.mode == .running)
        harness.step(statement(harness, quote: harness.free))
        #expect(harness.alertsNow == [.balanceDiffers])
    }

    @Test(arguments: [(9, false), (10, true), (13, true), (15, true), (16, false)])
    func `a working purchase explains what it may have bought and no unit more`(
        size: Int128,
        isExplained: Bool
    ) throws {
        var harness = Harness(profile: .quiet { $0.allowsAveraging = true })
        harness.step(.started(epoch: 1))
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: 5)
        let order = try harness.lastSent()
        harness.wait(.minutes(1))
        harness.step(statement(harness, positions: [size], orders: [order.clientID]))
        #expect(harness.core.mode == (isExplained ? .running : .drifted))
    }

    @Test(arguments: [(5, false), (6, true), (8, true), (10, true), (11, false)])
    func `a working sale explains what it may have sold and no unit more`(
        size: Int128,
        isExplained: Bool
    ) throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: -1)
        let order = try harness.lastSent()
        harness.fill(order, units: 6, price: 10_000)
        harness.wait(.minutes(1))
        // Six of ten are sold and booked; four may be sold by now.
        harness.step(
            statement(
                harness,
                quote: 1 << 60,
                positions: [size - 6, 0],
                orders: [order.clientID]
            )
        )
        #expect(harness.core.mode == (isExplained ? .running : .drifted))
    }

    @Test(arguments: [(0, true), (1, false)] as [(Int128, Bool)])
    func `what is shown as sold must have brought in its least price`(
        missing: Int128,
        isExplained: Bool
    ) throws {
        var profile = PolicyProfile.quiet()
        profile.exits = .standard
        var harness = Harness(instruments: 2, profile: profile)
        harness.step(.started(epoch: 1))
        try harness.open(10, at: 10_000)
        harness.wait(.minutes(1))
        harness.close(10_000, wish: -1)
        let order = try harness.lastSent()
        let instrument = harness.core.setup.instruments[0]
        let worst = try #require(order.protection)
        let proceeds = try #require(instrument.notional(worst, units: 10, rounding: .down))
        let fee = try #require(
            proceeds.multiplied(
                by: Int128(harness.core.setup.feeBps),
                dividedBy: 10_000,
                rounding: .up
            )
        )
        let least = harness.free + harness.reserved + proceeds - fee
        harness.step(
            statement(
                harness,
                quote: least - missing,
                positions: [0, 0],
                orders: [order.clientID]
            )
        )
        #expect(harness.core.mode == (isExplained ? .running : .drifted))
    }

    @Test func `an order of one instrument explains nothing of another`() throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        harness.step(statement(harness, positions: [11, 0]))
        #expect(harness.alertsNow == [.positionDiffers])
    }

    @Test(arguments: [(0, Mode.running), (1, .drifted)] as [(Int128, Mode)])
    func `while an entry works the balance may lack what it may have cost and no unit more`(
        missing: Int128,
        mode: Mode
    ) throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.wait(.minutes(1))
        let least = harness.free + harness.reserved - order.reserve
        harness.step(statement(harness, quote: least - missing, orders: [order.clientID]))
        #expect(harness.core.mode == mode)
    }

    @Test func `with nothing at work the balance is the books' to the unit`() throws {
        for difference in [-1, 1] as [Int128] {
            var harness = try holdingTen()
            harness.step(statement(harness, quote: harness.free + difference))
            #expect(harness.alertsNow == [.balanceDiffers])
        }
    }

    /// Seconds since an order of five ended, what the venue has of them, and whether that is explained.
    private static let endings: [(OrderClosure, Int64, Int128, Bool)] = [
        (.cancelled, 29, 5, true), (.cancelled, 29, 6, false), (.cancelled, 30, 5, false),
        (.expired, 29, 1, true), (.expired, 30, 1, false), (.rejected(.refused), 0, 1, false),
    ]

    @Test(arguments: endings)
    func `a fill of an order that ended a moment ago may be on its way`(
        closure: OrderClosure,
        age: Int64,
        size: Int128,
        isExplained: Bool
    ) throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        harness.step(.venue(.closed(try harness.lastSent().ordinal, closure)))
        harness.wait(.seconds(age))
        harness.step(statement(harness, positions: [10, size]))
        #expect(harness.core.mode == (isExplained ? .running : .drifted))
    }

    @Test(arguments: [(29, Mode.running), (30, .drifted)] as [(Int64, Mode)])
    func `its cost may be missing while such a fill may come`(age: Int64, mode: Mode) throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.step(.venue(.closed(order.ordinal, .cancelled)))
        harness.wait(.seconds(age))
        harness.step(statement(harness, quote: harness.free - order.reserve))
        #expect(harness.core.mode == mode)
    }

    @Test(arguments: [Int64.min, .min + 1, .max - 1, .max])
    func `one at the ends of time is compared like any other`(nanoseconds: Int64) {
        var harness = Harness(instruments: 2, profile: .quiet())
        let at = Instant(nanoseconds: nanoseconds)
        harness.step(statement(harness, positions: [1, 0], askedAt: .distantFuture), at: at)
        #expect(harness.alertsNow.contains(.positionDiffers))
    }

    @Test func `what was booked since the question, or with it, is not compared`() throws {
        var harness = try holdingTen()
        let asked = harness.now
        harness.close(10_000, wish: 5, 1)
        harness.fill(try harness.lastSent(), price: 10_000)
        // The picture shows neither the position nor what it cost.
        let picture = statement(harness, quote: 900_000, positions: [10, 0], askedAt: asked)
        harness.step(picture)
        #expect(harness.core.mode == .running)
        harness.wait(.seconds(5))
        harness.step(picture)
        #expect(harness.core.mode == .running)
        // Asked a moment later it has to show both.
        let later = asked + Instant.Span(nanoseconds: 1)
        harness.step(statement(harness, positions: [10, 0], askedAt: later))
        #expect(harness.alertsNow == [.positionDiffers])
    }

    @Test func `what was booked elsewhere hides no difference in a position`() throws {
        var harness = try holdingTen()
        let asked = harness.now
        harness.close(10_000, wish: 5, 1)
        harness.fill(try harness.lastSent(), price: 10_000)
        harness.step(statement(harness, positions: [11, 0], askedAt: asked))
        #expect(harness.last.effects == [.alert(.positionDiffers, InstrumentIndex(0), nil)])
    }

    @Test func `a picture from before the start is not compared`() throws {
        var harness = try holdingTen()
        let started = harness.now
        harness.step(.started(epoch: 2))
        let before = Instant(nanoseconds: started.nanoseconds - 1)
        harness.step(statement(harness, positions: [99, 99], askedAt: before))
        #expect(harness.last.facts.isEmpty)
        harness.step(statement(harness, positions: [99, 99], askedAt: started))
        #expect(harness.alertsNow == [.positionDiffers])
    }

    @Test func `an order at the venue that never was intended here is foreign`() throws {
        var harness = try holdingTen()
        let foreign = ClientOrderID(epoch: 1, ordinal: OrderOrdinal(77))
        harness.step(statement(harness, orders: [foreign]))
        #expect(harness.last.effects == [.alert(.foreignOrder, nil, OrderOrdinal(77))])
        #expect(harness.core.mode == .drifted)
    }

    @Test func `a working order is at home and the same number of another epoch is not`() throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.step(statement(harness, orders: [order.clientID]))
        #expect(harness.core.mode == .running)
        let other = ClientOrderID(epoch: order.epoch + 1, ordinal: order.ordinal)
        harness.step(statement(harness, orders: [order.clientID, other]))
        #expect(harness.alertsNow == [.foreignOrder])
    }

    @Test func `an order that had ended before the question is foreign, and later is not`() throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.reject(order)
        let ended = harness.now
        harness.wait(.seconds(3))
        harness.step(statement(harness, orders: [order.clientID], askedAt: ended))
        #expect(harness.core.mode == .running)
        let later = ended + Instant.Span(nanoseconds: 1)
        harness.step(statement(harness, orders: [order.clientID], askedAt: later))
        #expect(harness.last.effects == [.alert(.foreignOrder, nil, order.ordinal)])
    }

    @Test func `an ended order's number of another epoch is foreign`() throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.reject(order)
        let other = ClientOrderID(epoch: order.epoch + 1, ordinal: order.ordinal)
        harness.step(statement(harness, orders: [other]))
        #expect(harness.alertsNow == [.foreignOrder])
    }

    @Test func `a difference is told once, and again after an operator went on`() throws {
        var harness = try holdingTen()
        harness.step(statement(harness, positions: [11, 0]))
        harness.wait(.minutes(1))
        harness.step(statement(harness, positions: [11, 0]))
        #expect(harness.last.facts.isEmpty && harness.last.effects.isEmpty)
        harness.step(.command(.acceptDrift))
        #expect(harness.core.mode == .running)
        harness.step(statement(harness, positions: [11, 0]))
        #expect(harness.alertsNow == [.positionDiffers])
    }

    @Test func `exits go on while books and venue differ`() throws {
        var harness = try holdingTen()
        harness.step(statement(harness, positions: [11, 0]))
        harness.close(10_000, wish: -1)
        #expect(try harness.lastSent().quantity.units == 10)
    }

    @Test func `one of other instruments is told and compared with nothing`() throws {
        var harness = try holdingTen()
        for positions in [[], [10], [10, 0, 0]] as [[Int128]] {
            harness.step(statement(harness, quote: 0, positions: positions))
            #expect(harness.alertsNow == [.contradictoryReport])
            #expect(harness.core.mode == .running)
        }
    }

    @Test(arguments: [Int128.min, .min + 1, -1, .max - 1, .max])
    func `absurd numbers are differences and nothing worse`(number: Int128) throws {
        var harness = try holdingTen()
        harness.close(10_000, wish: 5, 1)
        let order = try harness.lastSent()
        harness.step(statement(harness, positions: [10, number], orders: [order.clientID]))
        #expect(harness.alertsNow == [.positionDiffers])
        harness.step(.command(.acceptDrift))
        harness.reject(order)
        harness.step(statement(harness, quote: number))
        #expect(harness.alertsNow == [.balanceDiffers])
        harness.step(.command(.acceptDrift))
        harness.step(statement(harness, positions: [0, 0], askedAt: .distantPast))
        harness.step(statement(harness, positions: [number, 0], askedAt: .distantFuture))
        #expect(harness.alertsNow == [.positionDiffers])
    }
}
