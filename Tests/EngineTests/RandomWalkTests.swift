import Engine
import Money
import Policies
import Randomness
import Strategies
import TestSupport
import Testing
import TradeModel

/// A naive venue: it fills at the market price within the protection, in random parts, loses and
/// repeats reports, and now and then refuses.
private struct NaiveVenue {
    var orders: [Order] = []
    var filled: [OrderOrdinal: Int128] = [:]
    var late: [VenueReport] = []
    /// Everything that was executed, for whoever asks again.
    var fills: [OrderOrdinal: [Fill]] = [:]
    var endings: [OrderOrdinal: OrderClosure] = [:]
    var nextTrade: UInt64 = 0

    mutating func take(_ effects: [Effect], _ random: inout SplitMix64) -> [VenueReport] {
        var reports: [VenueReport] = []
        for effect in effects {
            switch effect {
            case .send(let order):
                // Some orders are lost on their way.
                if random.oneIn(20) { continue }
                orders.append(order)
                if !random.oneIn(5) { reports.append(.acknowledged(order.ordinal)) }
            case .cancel(let ordinal):
                if random.oneIn(10) { continue }
                if end(ordinal, .cancelled) { reports.append(.closed(ordinal, .cancelled)) }
            case .query(let ordinal):
                late += (fills[ordinal] ?? []).map { .filled($0) }
                if orders.contains(where: { $0.ordinal == ordinal }) {
                    late.append(.acknowledged(ordinal))
                } else if let ending = endings[ordinal] {
                    late.append(.closed(ordinal, ending))
                } else if fills[ordinal] == nil {
                    late.append(.closed(ordinal, .expired))
                }
            case .submit, .askStatement, .alert: break
            }
        }
        return reports
    }

    mutating func work(_ prices: [Int64], _ random: inout SplitMix64) -> [VenueReport] {
        var reports = random.oneIn(2) ? [] : late
        if !reports.isEmpty { late = [] }
        for order in orders where random.oneIn(2) {
            if random.oneIn(12) {
                let closure = OrderClosure.rejected(random.pick(OrderRejection.allCases))
                _ = end(order.ordinal, closure)
                reports.append(.closed(order.ordinal, closure))
                continue
            }
            if random.oneIn(12) {
                reports.append(.unknown(order.ordinal))
                continue
            }
            let price = prices[order.instrument.position]
            let bad = order.protection.map { order.side == .buy ? price > $0 : price < $0 }
            if bad == true {
                _ = end(order.ordinal, .rejected(.slippage))
                reports.append(.closed(order.ordinal, .rejected(.slippage)))
                continue
            }
            let done = filled[order.ordinal] ?? 0
            let left = order.quantity.units - done
            let units = random.oneIn(2) ? left : Int128(random.within(1...Int64(left)))
            filled[order.ordinal] = done + units
            if units == left { _ = end(order.ordinal, nil) }
            nextTrade += 1
            let fill = Fill(
                ordinal: order.ordinal,
                trade: TradeID(nextTrade),
                quantity: Quantity(units: units),
                price: price,
                notional: units * Int128(price),
                fee: units * Int128(price) * 30 / 10_000
            )
            fills[order.ordinal, default: []].append(fill)
            let report = VenueReport.filled(fill)
            if random.oneIn(6) { late.append(report) }
            if random.oneIn(6), units == left {
                late.append(report)
            } else {
                reports.append(report)
            }
        }
        return reports
    }

    private mutating func end(_ ordinal: OrderOrdinal, _ closure: OrderClosure?) -> Bool {
        let count = orders.count
        orders.removeAll { $0.ordinal == ordinal }
        guard orders.count < count else { return false }
        if let closure { endings[ordinal] = closure }
        return true
    }
}

@Suite struct `Random walks` {
    private static let instruments = 3

    @Test(arguments: 1...12)
    func `momentum over a faulty venue keeps every invariant`(seed: UInt64) {
        let strategy = Momentum(
            Momentum.Parameters(
                lookback: 3,
                enterBps: 50,
                leaveBps: -50,
                fractionMillionths: 100_000
            ),
            instruments: Self.instruments
        )
        Self.walk(seed: seed, strategy)
    }

    @Test(arguments: 21...32)
    func `crossing averages, both ways, over a faulty venue keep every invariant`(
        seed: UInt64
    ) {
        let strategy = EmaCross(
            EmaCross.Parameters(
                fast: 3,
                slow: 8,
                quantities: [10, 20, 30],
                warmup: 8,
                shorts: true
            ),
            priceScales: [2, 2, 2]
        )
        Self.walk(seed: seed, strategy)
    }

    private static func setup(_ random: inout SplitMix64) -> EngineSetup {
        EngineSetup(
            instruments: (0..<instruments).map { index in
                Instrument(
                    base: AssetID(UInt16(index + 1)),
                    quote: AssetID(0),
                    priceScale: 2,
                    baseDecimals: 0,
                    quoteDecimals: 2,
                    lot: 1,
                    maxReadingAge: .minutes(10)
                )
            },
            assetCount: instruments + 1,
            quote: AssetID(0),
            profile: random.oneIn(2)
                ? .loose(risk: { $0.allowsAveraging = true }, exits: { $0.stopLossBps = 300 })
                : .loose { $0.cooldown = .minutes(5) },
            feeBps: 40
        )
    }

    private static func walk(seed: UInt64, _ strategy: some Strategy) {
        var random = SplitMix64(seed: seed)
        let setup = setup(&random)
        var harness = Harness(setup: setup, cash: 10_000_000, strategy: strategy)
        var venue = NaiveVenue()
        var prices = Array(repeating: Int64(10_000), count: instruments)
        var epoch: UInt32 = 0
        func deliver(_ event: Event) {
            harness.step(event)
            var queue = venue.take(harness.last.effects, &random)
            while !queue.isEmpty {
                harness.step(.venue(queue.removeFirst()))
                queue += venue.take(harness.last.effects, &random)
            }
        }
        for _ in 0..<400 {
            harness.wait(.minutes(1))
            if let due = harness.engine.nextTimer, due <= harness.now { deliver(.timer) }
            for index in 0..<instruments {
                let price = max(100, prices[index] * random.within(970...1_031) / 1_000)
                prices[index] = price
                let candle = Candle(
                    open: price,
                    high: price,
                    low: price,
                    close: price,
                    volume: -1,
                    scale: 2
                )
                deliver(.candleClosed(InstrumentIndex(UInt32(index)), candle))
            }
            for report in venue.work(prices, &random) { deliver(.venue(report)) }
            // The driver's timeouts: what was not heard of for long is in doubt and asked about.
            for order in harness.core.orders.working where random.oneIn(6) {
                deliver(.venue(.unknown(order.order.ordinal)))
            }
            if random.oneIn(60) {
                epoch += 1
                deliver(.started(epoch: epoch))
            }
            if random.oneIn(90) { deliver(.command(.flatten)) }
            if harness.core.mode == .drifted { deliver(.command(.acceptDrift)) }
        }
        #expect(harness.core.tally.fills > 20)
        #expect(harness.core.tally.roundTrips > 3)
    }
}
