import Money
import PaperVenue
import TestSupport
import Testing
import TradeModel

private let instrument = InstrumentIndex(0)

/// A venue and the facts that it has seen, so that it can be rebuilt from them.
private final class Bench {
    var venue: PaperVenue
    var facts: [Fact] = []
    let model: PaperVenueModel

    init(_ change: (inout PaperVenueModel) -> Void = { _ in }) {
        var model = PaperVenueModel()
        change(&model)
        self.model = model
        venue = Bench.empty(model)
    }

    static func empty(_ model: PaperVenueModel) -> PaperVenue {
        let description = Instrument(
            base: AssetID(1),
            quote: AssetID(0),
            priceScale: 2,
            baseDecimals: 3,
            quoteDecimals: 2,
            lot: 1,
            maxReadingAge: .seconds(120)
        )
        return PaperVenue(model: model, instruments: [PaperInstrument(description, volumeScale: 0)])
    }

    func observe(_ change: Fact.Change, at seconds: Int64) {
        let fact = Fact(at: Bench.at(seconds), change)
        facts.append(fact)
        venue.observe(fact)
    }

    func intend(
        _ number: UInt64,
        _ side: Side,
        units: Int128,
        at seconds: Int64,
        protection: Int64? = nil,
        reserve: Int128 = 1_000_000_000,
        purpose: OrderPurpose = .entry
    ) {
        let order = Order(
            ordinal: OrderOrdinal(number),
            epoch: 1,
            instrument: instrument,
            side: side,
            purpose: purpose,
            quantity: Quantity(units: units),
            protection: protection,
            reserve: reserve,
            intendedAt: Bench.at(seconds)
        )
        observe(.orderIntended(order), at: seconds)
    }

    /// Takes the next outcome and lets the venue see the fact that an engine would make of it.
    func take() -> (at: Instant, report: VenueReport)? {
        guard let outcome = venue.nextOutcome else { return nil }
        let change: Fact.Change =
            switch outcome.report {
            case .acknowledged(let ordinal): .orderAcknowledged(ordinal)
            case .filled(let fill): .filled(fill, instrument, .buy, .entry)
            case .closed(let ordinal, let closure): .orderClosed(ordinal, closure)
            case .unknown(let ordinal): .orderInDoubt(ordinal)
            }
        let fact = Fact(at: outcome.at, change)
        facts.append(fact)
        venue.observe(fact)
        return outcome
    }

    func fill() -> Fill? {
        while let outcome = take() {
            if case .filled(let fill) = outcome.report { return fill }
        }
        return nil
    }

    func closure() -> OrderClosure? {
        while let outcome = take() {
            if case .closed(_, let closure) = outcome.report { return closure }
        }
        return nil
    }

    var rebuilt: PaperVenue {
        var venue = Bench.empty(model)
        for fact in facts { venue.observe(fact) }
        return venue
    }

    static func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

    static func candle(_ close: Int64, volume: Int64 = 10) -> Candle {
        Candle(open: close, high: close, low: close, close: close, volume: volume, scale: 2)
    }
}

@Suite struct `Paper venue` {
    @Test func `a market order fills at the next open, fees rounded up`() throws {
        let bench = Bench { $0.feeBps = 10 }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: 60)
        bench.intend(1, .buy, units: 1_001, at: 60)
        let acknowledged = try #require(bench.take())
        #expect(acknowledged.report == .acknowledged(OrderOrdinal(1)))
        #expect(bench.venue.nextOutcome == nil, "nothing fills before there is an open")
        bench.observe(.candleOpened(instrument, price: 10_050), at: 60)
        let fill = try #require(bench.fill())
        // 1.001 at 100.50 is 100.6005, up to the cent; 10 bps of it is 0.10061, up to the cent.
        #expect(fill.notional == 10_061)
        #expect(fill.fee == 11)
        #expect(fill.quantity.units == 1_001)
    }

    @Test func `what is sold is rounded down`() {
        let bench = Bench { $0.feeBps = 0 }
        bench.intend(1, .sell, units: 1_001, at: 60, purpose: .exit(.signal, tier: 0))
        bench.observe(.candleOpened(instrument, price: 10_050), at: 120)
        #expect(bench.fill()?.notional == 10_060)
    }

    @Test func `an order decided on an open does not fill at that open`() {
        let bench = Bench()
        bench.observe(.candleOpened(instrument, price: 10_000), at: 60)
        bench.intend(1, .buy, units: 1_000, at: 60)
        #expect(bench.fill() == nil)
        bench.observe(.candleOpened(instrument, price: 10_100), at: 120)
        #expect(bench.fill()?.price == 10_100)
    }

    @Test func `an order on its way misses the open that comes before it arrives`() {
        let bench = Bench { $0.latency = .seconds(1) }
        bench.intend(1, .buy, units: 1_000, at: 59)
        bench.intend(2, .buy, units: 1_000, at: 60)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 60)
        #expect(bench.fill()?.ordinal == OrderOrdinal(1))
        #expect(bench.fill() == nil)
    }

    @Test func `a close fill takes the close on which it was decided`() {
        let bench = Bench { $0.fillRule = .close }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: 60)
        bench.intend(1, .buy, units: 1_000, at: 60)
        #expect(bench.fill()?.price == 10_000)
        bench.intend(2, .buy, units: 1_000, at: 61)
        #expect(bench.fill() == nil)
        bench.observe(.candleClosed(instrument, Bench.candle(10_500)), at: 120)
        #expect(bench.fill()?.price == 10_500)
    }

    @Test(
        arguments: [
            (Side.buy, 10_000, false), (.buy, 10_001, true), (.sell, 10_000, false),
            (.sell, 9_999, true),
        ] as [(Side, Int64, Bool)]
    )
    func `a price beyond the protection refuses the order`(
        side: Side,
        price: Int64,
        isRefused: Bool
    ) {
        let bench = Bench()
        let purpose: OrderPurpose = side == .buy ? .entry : .exit(.stopLoss, tier: 0)
        bench.intend(1, side, units: 1_000, at: 60, protection: 10_000, purpose: purpose)
        bench.observe(.candleOpened(instrument, price: price), at: 120)
        if isRefused {
            #expect(bench.closure() == .rejected(.slippage))
        } else {
            #expect(bench.fill() != nil)
        }
    }

    @Test func `an entry that costs more than was set aside is refused`() {
        let bench = Bench { $0.feeBps = 10 }
        bench.intend(1, .buy, units: 1_000, at: 60, reserve: 10_010)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.fill()?.notional == 10_000)
        bench.intend(2, .buy, units: 1_000, at: 120, reserve: 10_009)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 180)
        #expect(bench.closure() == .rejected(.insufficientFunds))
    }

    @Test func `the parts of an entry together cost no more than was set aside`() {
        let bench = Bench { model in
            model.feeBps = 10
            model.fillRule = .depth(shareBps: 10_000)
        }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 1)), at: 60)
        bench.intend(1, .buy, units: 2_000, at: 60, reserve: 20_020)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 60)
        #expect(bench.fill()?.quantity.units == 1_000)
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 1)), at: 120)
        bench.observe(.candleOpened(instrument, price: 10_001), at: 120)
        #expect(bench.closure() == .rejected(.insufficientFunds))
    }

    @Test func `a short whose collateral is gone is bought back for what stands behind it`() {
        let bench = Bench { $0.feeBps = 10 }
        bench.intend(
            1,
            .buy,
            units: 1_000,
            at: 60,
            reserve: 20_000,
            purpose: .exit(.stopLoss, tier: 0)
        )
        bench.observe(.candleOpened(instrument, price: 50_000), at: 120)
        let fill = bench.fill()
        #expect(fill.map { $0.notional + $0.fee } == 20_000)
    }

    @Test func `depth offers a share of the last volume and nothing where that is unknown`() {
        let bench = Bench { $0.fillRule = .depth(shareBps: 1_000) }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 20)), at: 60)
        bench.intend(1, .buy, units: 5_000, at: 60)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 60)
        #expect(bench.fill()?.quantity.units == 2_000)
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: -1)), at: 120)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.fill() == nil)
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 100)), at: 180)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 180)
        #expect(bench.fill()?.quantity.units == 3_000)
    }

    @Test func `a cancelled order ends when the cancellation arrives`() {
        let bench = Bench { $0.latency = .seconds(2) }
        bench.intend(1, .buy, units: 1_000, at: 60)
        bench.observe(.cancelIntended(OrderOrdinal(1)), at: 70)
        #expect(bench.closure() == .cancelled)
    }

    @Test func `a fill that comes before the cancellation arrives is a fill`() {
        let bench = Bench { $0.latency = .seconds(2) }
        bench.intend(1, .buy, units: 1_000, at: 60)
        bench.observe(.cancelIntended(OrderOrdinal(1)), at: 119)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.fill() != nil)
    }

    @Test func `refusals and parts fall as often as asked and always the same way`() {
        let first = Bench { model in
            model.rejectionBps = 2_000
            model.partialFillBps = 5_000
        }
        var parts = 0
        var refused = 0
        for number in 1...400 {
            let second = Int64(number) * 60
            first.intend(UInt64(number), .buy, units: 1_000, at: second)
            first.observe(.candleOpened(instrument, price: 10_000), at: second + 1)
            while let outcome = first.take() {
                if outcome.report == .closed(OrderOrdinal(UInt64(number)), .rejected(.refused)) {
                    refused += 1
                }
                if case .filled(let fill) = outcome.report, fill.quantity.units < 1_000 {
                    parts += 1
                }
            }
        }
        #expect((50...110).contains(refused))
        #expect(parts > 100)
        #expect(first.rebuilt == first.venue, "a venue rebuilt from the facts is the same venue")
    }

    @Test func `rebuilt after any fact it goes on alike`() {
        let bench = Bench { model in
            model.latency = .seconds(1)
            model.partialFillBps = 5_000
        }
        for number in 1...40 {
            let second = Int64(number) * 60
            bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: second)
            bench.intend(UInt64(number), .buy, units: 1_000, at: second)
            bench.observe(.candleOpened(instrument, price: 10_000 + Int64(number)), at: second)
            #expect(bench.rebuilt == bench.venue)
            while bench.take() != nil { #expect(bench.rebuilt == bench.venue) }
        }
    }

    @Test func `it has what was intended and knows nothing of anything else`() {
        let bench = Bench { $0.latency = .seconds(5) }
        bench.intend(1, .buy, units: 1_000, at: 60)
        #expect(bench.venue.answer(OrderOrdinal(1)) == .acknowledged(OrderOrdinal(1)))
        #expect(bench.venue.answer(OrderOrdinal(2)) == nil)
    }

    @Test func `a price that offers nothing does not hold a cancellation up`() throws {
        let bench = Bench { model in
            model.fillRule = .depth(shareBps: 10_000)
            model.latency = .seconds(1)
        }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 0)), at: 60)
        bench.intend(1, .buy, units: 100, at: 60)
        _ = bench.take()
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.venue.nextOutcome == nil)
        bench.observe(.cancelIntended(OrderOrdinal(1)), at: 130)
        let cancelled = try #require(bench.take())
        #expect(cancelled.report == .closed(OrderOrdinal(1), .cancelled))
        #expect(cancelled.at == Bench.at(131))
    }

    @Test func `no execution has the number of another, however many parts there are`() throws {
        let bench = Bench { $0.fillRule = .depth(shareBps: 1) }
        bench.observe(.candleClosed(instrument, Bench.candle(100, volume: 10)), at: 60)
        bench.intend(1, .buy, units: 5_000, at: 60)
        bench.intend(2, .buy, units: 5_000, at: 60)
        var numbers: Set<TradeID> = []
        for second in 0..<5_000 {
            bench.observe(.candleOpened(instrument, price: 100), at: 61 + Int64(second))
            for _ in 0..<2 {
                let fill = try #require(bench.fill())
                #expect(numbers.insert(fill.trade).inserted, "\(fill)")
            }
        }
        #expect(numbers.count == 10_000)
    }

    @Test func `a short entry that costs more than was set aside is refused`() {
        let bench = Bench()
        bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: 60)
        bench.intend(1, .sell, units: 1_000, at: 60, reserve: 11_000)
        bench.observe(.candleOpened(instrument, price: 12_000), at: 60)
        #expect(bench.closure() == .rejected(.insufficientFunds))
    }

    @Test func `a part of a short costs no more than its share of what stands behind it`() throws {
        let bench = Bench { model in
            model.fillRule = .depth(shareBps: 4_000)
            model.feeBps = 0
        }
        bench.observe(.candleClosed(instrument, Bench.candle(10_000, volume: 1)), at: 60)
        bench.intend(
            1,
            .buy,
            units: 1_000,
            at: 60,
            reserve: 20_000,
            purpose: .exit(.stopLoss, tier: 0)
        )
        bench.observe(.candleOpened(instrument, price: 25_000), at: 60)
        let fill = try #require(bench.fill())
        #expect(fill.quantity.units == 400)
        #expect(fill.notional == 8_000)
        // What a cheap part leaves of its share is not there for a dear one.
        bench.observe(.candleOpened(instrument, price: 1_000), at: 120)
        #expect(try #require(bench.fill()).notional == 400)
        bench.observe(.candleOpened(instrument, price: 90_000), at: 180)
        #expect(try #require(bench.fill()).notional == 4_000)
    }

    @Test func `an execution that the books refuse is not made again at the same price`() throws {
        let bench = Bench()
        bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: 60)
        bench.intend(1, .buy, units: 1_000, at: 60)
        _ = bench.take()
        bench.observe(.candleOpened(instrument, price: 10_000), at: 60)
        #expect(bench.venue.nextOutcome != nil)
        bench.observe(.incident(.unbookableFill, instrument, OrderOrdinal(1)), at: 60)
        #expect(bench.venue.nextOutcome == nil)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.fill() != nil)
    }

    @Test func `a price that is met when a cancellation arrives is still traded`() throws {
        let bench = Bench()
        bench.observe(.candleClosed(instrument, Bench.candle(10_000)), at: 60)
        bench.intend(1, .buy, units: 1_000, at: 60)
        _ = bench.take()
        bench.observe(.cancelIntended(OrderOrdinal(1)), at: 120)
        bench.observe(.candleOpened(instrument, price: 10_000), at: 120)
        #expect(bench.fill()?.quantity.units == 1_000)
    }
}
