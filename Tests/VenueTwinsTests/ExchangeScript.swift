import Randomness
import TradeModel
import VenueTwins

/// A random life of an exchange: orders, cancellations, queries, prices, maintenance and drifts in an
/// order that the seed decides.
struct ExchangeScript {
    var twin: ExchangeTwin
    var generator: SplitMix64
    var now = Instant(milliseconds: 1_000)
    var messages: [Outgoing<ExchangeMessage>] = []
    var drifts: [Drift] = []
    private var nonce: UInt64 = 0
    private var orders: UInt64 = 0

    init(seed: UInt64, _ change: (inout ExchangeModel) -> Void = { _ in }) {
        var model = ExchangeModel()
        change(&model)
        twin = ExchangeTwin(
            model: model,
            instruments: TwinMarket.instruments,
            quote: 10_000_000,
            bases: [5_000, 0],
            seed: seed
        )
        generator = SplitMix64(seed: seed, stream: "exchange.script")
    }

    mutating func run(steps: Int) {
        for _ in 0..<steps { step() }
        twin.advance(to: now + .day)
        messages += twin.takeMessages()
    }

    private mutating func step() {
        now = now + .milliseconds(generator.within(0...3_000))
        switch generator.below(20) {
        case 0..<5: twin.setPrice(instrument(), generator.within(9_000...11_000), at: now)
        case 5..<11: twin.receive(.place(order()), at: now)
        case 11..<14:
            nonce += 1
            twin.receive(.cancel(id(), nonce: nonce), at: now)
        case 14..<17: twin.receive(.query(id()), at: now)
        case 17: twin.receive(.statement, at: now)
        case 18 where generator.oneIn(5):
            twin.setMaintenance(until: now + .seconds(generator.within(1...10)))
        case 18: twin.redeliverOldFills(count: 1, at: now)
        default:
            guard generator.oneIn(4) else { return }
            let kind = generator.pick(DriftKind.allCases)
            let worth = Int128(generator.within(1...100_000))
            let drift = twin.drift(kind, in: instrument(), worth: worth, at: now)
            if let drift { drifts.append(drift) }
        }
        if generator.oneIn(3) { messages += twin.takeMessages() }
    }

    private mutating func instrument() -> InstrumentIndex {
        generator.oneIn(4) ? TwinMarket.second : TwinMarket.first
    }

    /// One of the last few, so that orders are often met while they live.
    private mutating func id() -> ClientOrderID {
        let back = UInt64(generator.below(6))
        return TwinMarket.id(orders > back ? orders - back : 1)
    }

    private mutating func order() -> ExchangeOrder {
        if !generator.oneIn(15) { orders += 1 }
        if !generator.oneIn(15) { nonce += 1 }
        var order = ExchangeOrder(
            id: TwinMarket.id(orders),
            nonce: nonce,
            instrument: instrument(),
            side: generator.oneIn(2) ? .buy : .sell,
            quantity: Int128(generator.within(1...2_000)) * 10,
            protection: generator.oneIn(5) ? nil : generator.within(9_000...11_000),
            timeInForce: generator.oneIn(2)
                ? .immediate : .resting(until: now + .seconds(generator.within(0...60))),
            reduceOnly: generator.oneIn(6)
        )
        if generator.oneIn(10) { order.expiresAfter = now + .seconds(generator.within(-2...2)) }
        return order
    }
}
