import Randomness
import Testing
import TradeModel
import VenueTwins

@Suite struct `No request makes a twin trap` {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `arbitrary requests to an exchange`(seed: UInt64) {
        var generator = SplitMix64(seed: seed, stream: "exchange.fuzz")
        var twin = ExchangeTwin(
            model: Self.exchangeModel(&generator),
            instruments: TwinMarket.instruments,
            quote: generator.oneIn(2) ? 1_000_000 : generator.integer128(),
            bases: generator.oneIn(2) ? [] : [generator.integer128(), 5, 6, 7],
            seed: seed
        )
        for _ in 0..<2_000 {
            let at = Self.instant(&generator)
            switch generator.below(10) {
            case 0, 1: twin.setPrice(Self.instrument(&generator), Self.price(&generator), at: at)
            case 2, 3, 4: twin.receive(.place(Self.order(&generator)), at: at)
            case 5: twin.receive(.cancel(Self.id(&generator), nonce: generator.next()), at: at)
            case 6: twin.receive(.query(Self.id(&generator)), at: at)
            case 7: twin.receive(.statement, at: at)
            case 8: twin.redeliverOldFills(count: generator.below(5) - 2, at: at)
            default:
                twin.setMaintenance(until: Self.instant(&generator))
                _ = twin.drift(
                    generator.pick(DriftKind.allCases),
                    in: Self.instrument(&generator),
                    worth: Self.amount(&generator),
                    at: at
                )
            }
            if let next = twin.nextEvent, generator.oneIn(3) { twin.advance(to: next) }
            if generator.oneIn(10) { _ = twin.takeMessages() }
        }
        twin.advance(to: .distantFuture)
        #expect(twin.liveOrders.allSatisfy { $0.filled <= $0.quantity })
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `arbitrary requests to a chain`(seed: UInt64) {
        var generator = SplitMix64(seed: seed, stream: "chain.fuzz")
        var twin = ChainTwin(
            model: Self.chainModel(&generator),
            instruments: TwinMarket.instruments,
            quote: generator.oneIn(2) ? 1_000_000 : generator.integer128(),
            bases: generator.oneIn(2) ? [] : [generator.integer128()],
            start: generator.oneIn(2) ? Instant(milliseconds: 0) : Self.instant(&generator),
            seed: seed
        )
        var now = Instant(milliseconds: 0)
        for _ in 0..<2_000 {
            now = generator.oneIn(300) ? Self.instant(&generator) : now + .milliseconds(300)
            switch generator.below(10) {
            case 0, 1: twin.setPrice(Self.instrument(&generator), Self.price(&generator), at: now)
            case 2, 3, 4:
                let signed = Self.transaction(&generator, height: twin.height(at: now))
                twin.receive(.submit(signed), at: now)
            case 5, 6: twin.receive(.status(Self.transactionID(&generator)), at: now)
            case 7: twin.receive(.statement, at: now)
            case 8: twin.receive(.latestBlockhash, at: now)
            default:
                _ = twin.drift(
                    generator.pick(DriftKind.allCases),
                    in: Self.instrument(&generator),
                    worth: Self.amount(&generator),
                    at: now
                )
            }
            if let next = twin.nextEvent, generator.oneIn(3) { twin.advance(to: next) }
            if generator.oneIn(10) { _ = twin.takeMessages() }
        }
        twin.advance(to: .distantFuture)
        #expect(Set(twin.fills.map(\.trade)).count == twin.fills.count)
    }

    // MARK: - Anything at all

    private static func exchangeModel(_ generator: inout SplitMix64) -> ExchangeModel {
        var model = ExchangeModel()
        model.allowsShorting = generator.oneIn(2)
        guard generator.oneIn(2) else { return model }
        model.feeBps = generator.integer64()
        model.maxSlipBps = generator.integer64()
        model.openOrderLimit = generator.below(20)
        model.maxAckDelay = Instant.Span(nanoseconds: generator.integer64())
        model.maxDuplicateDelay = Instant.Span(nanoseconds: generator.integer64())
        model.maxReorderDelay = Instant.Span(nanoseconds: generator.integer64())
        model.minIndexLag = Instant.Span(nanoseconds: generator.integer64())
        model.maxIndexLag = Instant.Span(nanoseconds: generator.integer64())
        return model
    }

    private static func chainModel(_ generator: inout SplitMix64) -> ChainModel {
        var model = ChainModel()
        model.reorganisationPerMille = 300
        guard generator.oneIn(2) else { return model }
        model.feeBps = generator.integer64()
        model.maxSlipBps = generator.integer64()
        model.slot = Instant.Span(nanoseconds: generator.integer64())
        model.skippedSlotsOf64 = generator.below(100) - 10
        model.validity = UInt64(bitPattern: generator.integer64())
        model.finality = UInt64(bitPattern: generator.integer64())
        model.initialHeight = UInt64(bitPattern: generator.integer64())
        model.lateBlocks = UInt64(bitPattern: generator.integer64())
        model.slowBlocks = UInt64(bitPattern: generator.integer64())
        model.maxLagSlots = generator.integer64()
        return model
    }

    private static func instant(_ generator: inout SplitMix64) -> Instant {
        generator.oneIn(8)
            ? Instant(nanoseconds: generator.integer64())
            : Instant(milliseconds: generator.within(0...100_000))
    }

    private static func instrument(_ generator: inout SplitMix64) -> InstrumentIndex {
        InstrumentIndex(generator.oneIn(10) ? UInt32.max : UInt32(generator.below(3)))
    }

    private static func price(_ generator: inout SplitMix64) -> Int64 {
        generator.oneIn(4) ? generator.integer64() : generator.within(9_000...11_000)
    }

    private static func amount(_ generator: inout SplitMix64) -> Int128 {
        generator.oneIn(4) ? generator.integer128() : Int128(generator.within(1...5_000))
    }

    private static func id(_ generator: inout SplitMix64) -> ClientOrderID {
        ClientOrderID(
            epoch: generator.oneIn(10) ? .max : 1,
            ordinal: OrderOrdinal(UInt64(generator.below(50)))
        )
    }

    private static func order(_ generator: inout SplitMix64) -> ExchangeOrder {
        ExchangeOrder(
            id: id(&generator),
            nonce: generator.oneIn(3) ? UInt64(generator.below(1_000)) : generator.next(),
            instrument: instrument(&generator),
            side: generator.pick(Side.allCases),
            quantity: amount(&generator),
            protection: generator.oneIn(3) ? nil : price(&generator),
            timeInForce: generator.oneIn(2) ? .immediate : .resting(until: instant(&generator)),
            reduceOnly: generator.oneIn(4),
            expiresAfter: generator.oneIn(4) ? instant(&generator) : nil
        )
    }

    private static func transactionID(_ generator: inout SplitMix64) -> TransactionID {
        TransactionID(0, 0, 0, UInt64(generator.below(400)))
    }

    private static func transaction(
        _ generator: inout SplitMix64,
        height: UInt64
    ) -> SignedTransaction {
        SignedTransaction(
            id: transactionID(&generator),
            order: id(&generator),
            instrument: instrument(&generator),
            side: generator.pick(Side.allCases),
            quantity: amount(&generator),
            protection: generator.oneIn(3) ? nil : price(&generator),
            lastValidHeight: generator.oneIn(4)
                ? UInt64(bitPattern: generator.integer64())
                : height &+ UInt64(generator.below(160))
        )
    }
}
