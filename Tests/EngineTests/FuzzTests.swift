import Engine
import Foundation
import Ledger
import Money
import Policies
import Randomness
import Strategies
import TestSupport
import Testing
import TradeModel

@Suite struct `Fuzzing` {
    private static var seconds: Double {
        ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ_SECONDS"].flatMap(Double.init) ?? 2
    }

    @Test func `no sequence of well-typed events makes a step trap or breaks an invariant`() {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(Self.seconds)
        var seed: UInt64 = 1
        repeat {
            Self.run(seed: seed, steps: 400)
            seed += 1
        } while clock.now < end
    }

    private static func run(seed: UInt64, steps: Int) {
        var random = SplitMix64(seed: seed)
        let profile = random.pick([
            PolicyProfile.none, .standard, .loose(), .loose(risk: { $0.allowsAveraging = true }),
            .guarded,
        ])
        let cash = random.pick([Int128(0), 1, 1_000_000, 1 << 90, 1 << 119, 1 << 123, .max])
        var harness = Harness(
            instruments: 3,
            cash: cash,
            profile: profile,
            feeBps: random.pick([0, 30, 10_000]),
            lot: random.pick([1, 7])
        )
        for _ in 0..<steps {
            let event = Self.event(&random, harness.core)
            harness.step(event, at: Self.instant(&random, harness.core.clock))
        }
    }

    private static func instant(_ random: inout SplitMix64, _ clock: Instant) -> Instant {
        if random.oneIn(300) { return Instant(nanoseconds: random.integer64()) }
        if random.oneIn(10) { return clock + .minutes(random.within(-100...2_000)) }
        return clock == .distantPast
            ? Instant(nanoseconds: 0) : clock + .milliseconds(random.within(0...5_000))
    }

    private static func judgement(
        _ random: inout SplitMix64,
        _ clock: Instant
    ) -> TokenJudgement {
        func rules() -> WardenRules {
            WardenRules(rawValue: UInt32(truncatingIfNeeded: random.next()))
                .intersection(.all)
        }
        return TokenJudgement(
            verdict: random.pick(TokenVerdict.allCases),
            failed: rules(),
            warned: rules(),
            unknown: rules(),
            observedAt: random.oneIn(10)
                ? Instant(nanoseconds: random.integer64()) : Self.instant(&random, clock),
            evidence: random.next()
        )
    }

    private static func event(_ random: inout SplitMix64, _ core: EngineCore) -> Event {
        let instrument =
            random.oneIn(30)
            ? InstrumentIndex(UInt32(truncatingIfNeeded: random.next()))
            : InstrumentIndex(UInt32(random.below(3)))
        switch random.below(28) {
        case 26, 27: return .judged(instrument, judgement(&random, core.clock))
        case 20: return random.pick([.timeLost, .tailCut, .stopped, .deathsWatched])
        case 21: return .signed(Self.ordinal(&random, core), identity(&random))
        case 22, 23: return .statement(statement(&random, core))
        case 24: return .room(isLow: random.oneIn(3))
        case 25: return .noticed(random.pick(Incident.allCases))
        case 0: return .started(epoch: core.epoch &+ UInt32(random.below(3)))
        case 1, 2:
            let price = Price(
                mantissa: Self.price(&random, core, instrument),
                scale: random.oneIn(20) ? UInt8(random.below(256)) : 2
            )
            return .candleOpened(instrument, price)
        case 3...7: return .candleClosed(instrument, candle(&random, core, instrument))
        case 8: return .liquidity(instrument, random.integer128())
        case 9: return .timer
        case 10: return .command(random.pick(OperatorCommand.allCases))
        case 11: return .command(random.pick([.resume, .acceptDrift, .endExitsOnly]))
        default: return .venue(report(&random, core))
        }
    }

    private static func price(
        _ random: inout SplitMix64,
        _ core: EngineCore,
        _ instrument: InstrumentIndex
    ) -> Int64 {
        if random.oneIn(8) { return random.integer64() }
        guard instrument.position < core.markets.count else { return 1 }
        let last = core.markets[instrument.position].price
        if last == 0 { return random.oneIn(4) ? random.integer64() : random.within(1...10_000) }
        let moved = Int128(last) * Int128(random.within(50...160)) / 100
        return Int64(clamping: moved)
    }

    private static func candle(
        _ random: inout SplitMix64,
        _ core: EngineCore,
        _ instrument: InstrumentIndex
    ) -> Candle {
        let close = price(&random, core, instrument)
        let wish = wish(&random)
        if random.oneIn(20) {
            return Candle(
                open: random.integer64(),
                high: random.integer64(),
                low: random.integer64(),
                close: random.integer64(),
                volume: wish,
                scale: 2
            )
        }
        return Candle(open: close, high: close, low: close, close: close, volume: wish, scale: 2)
    }

    private static func wish(_ random: inout SplitMix64) -> Int64 {
        switch random.below(8) {
        case 0: random.integer64()
        case 1: -1
        case 2, 3: 0
        case 4: random.within(-50 ... -2)
        default: random.within(1...50)
        }
    }

    private static func report(_ random: inout SplitMix64, _ core: EngineCore) -> VenueReport {
        let known = core.orders.working.map(\.order) + core.orders.ended.suffix(3)
        let order = known.isEmpty || random.oneIn(25) ? nil : random.pick(known)
        let ordinal = order?.ordinal ?? OrderOrdinal(random.next() >> UInt64(random.below(64)))
        switch random.below(10) {
        case 0: return .acknowledged(ordinal)
        case 1: return .unknown(ordinal)
        case 2: return .closed(ordinal, closure(&random))
        default: return .filled(fill(&random, order, ordinal, core))
        }
    }

    private static func ordinal(_ random: inout SplitMix64, _ core: EngineCore) -> OrderOrdinal {
        guard let order = core.orders.working.last, !random.oneIn(4) else {
            return OrderOrdinal(random.next() >> UInt64(random.below(64)))
        }
        return order.order.ordinal
    }

    private static func identity(_ random: inout SplitMix64) -> SignedIdentity {
        let words = (random.next(), random.next(), random.next(), random.next())
        return SignedIdentity(
            transaction: TransactionID(words.0, words.1, words.2, words.3),
            lastValid: random.next() >> UInt64(random.below(64))
        )
    }

    /// A statement that may say what the books say, with now and then one absurd figure in it.
    private static func statement(
        _ random: inout SplitMix64,
        _ core: EngineCore
    ) -> AccountStatement {
        var positions = core.markets.indices.map { index in
            core.ledger.holding(InstrumentIndex(UInt32(index))).size
        }
        if random.oneIn(10) { positions[random.below(positions.count)] = random.integer128() }
        if random.oneIn(40) {
            positions = (0..<random.below(5)).map { _ in random.integer128() }
        }
        let quote = core.setup.quote
        var owned = core.ledger[.cash(quote)] &+ core.ledger[.reserved(quote)]
        for index in core.markets.indices {
            owned &+= core.ledger[.collateral(InstrumentIndex(UInt32(index)))]
        }
        var orders = core.orders.working.map(\.order.clientID)
        if random.oneIn(6), let ended = core.orders.ended.last { orders.append(ended.clientID) }
        if random.oneIn(20) {
            let epoch = UInt32(truncatingIfNeeded: random.next())
            orders.append(ClientOrderID(epoch: epoch, ordinal: ordinal(&random, core)))
        }
        let lead = Instant.Span.milliseconds(random.within(-5_000...1))
        return AccountStatement(
            askedAt: random.oneIn(10)
                ? Instant(nanoseconds: random.integer64()) : core.clock + lead,
            quote: random.oneIn(10) ? random.integer128() : owned,
            positions: positions,
            workingOrders: orders
        )
    }

    private static func closure(_ random: inout SplitMix64) -> OrderClosure {
        random.pick([
            .filled, .expired, .cancelled, .rejected(random.pick(OrderRejection.allCases)),
        ])
    }

    /// A fill that fits its order, with now and then one absurd figure in it.
    private static func fill(
        _ random: inout SplitMix64,
        _ order: Order?,
        _ ordinal: OrderOrdinal,
        _ core: EngineCore
    ) -> Fill {
        let remaining = core.orders[ordinal]?.remaining.units ?? order?.quantity.units ?? 1
        var units = random.oneIn(2) ? remaining : max(1, remaining / 2)
        var price = order.map { core.markets[$0.instrument.position].price } ?? 1
        if random.oneIn(20) {
            units = Int128(truncatingIfNeeded: random.integer128().magnitude >> 1)
        }
        if random.oneIn(20) { price = random.integer64() }
        var notional = units.multipliedReportingOverflow(by: Int128(price)).partialValue
        if random.oneIn(10) { notional = random.integer128() }
        if random.oneIn(10) { notional = 1 << 120 }
        let fee = random.oneIn(10) ? random.pick([1 << 120, random.integer128()]) : Int128(0)
        return Fill(
            ordinal: ordinal,
            trade: TradeID(random.next() >> UInt64(random.oneIn(10) ? random.below(64) : 0)),
            quantity: Quantity(units: max(0, units)),
            price: price,
            notional: notional,
            fee: fee
        )
    }
}
