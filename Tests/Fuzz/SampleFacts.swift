import Money
import TradeModel

/// A fact of every kind, and of every shape that a kind has.
enum SampleFacts {
    static var all: [Fact] { (markets + orders + controls).map { Fact(at: at, $0) } }

    private static let at = Instant(milliseconds: 1_577_836_800_000)
    private static let instrument = InstrumentIndex(1)
    private static let ordinal = OrderOrdinal(7)

    private static let markets: [Fact.Change] = [
        .started(epoch: 3),
        .candleOpened(instrument, price: 1_234_500),
        .candleClosed(
            instrument,
            Candle(open: 10, high: 12, low: 9, close: 11, volume: 500, scale: 4)
        ),
        .readingRefused(instrument, .provider, price: -1),
        .liquidityRead(instrument, units: 1 << 80),
        .readingLost(instrument),
    ]

    private static let orders: [Fact.Change] = [
        .orderIntended(order(.entry, protection: 1_300_000)),
        .orderIntended(order(.exit(.takeProfit, tier: 1), protection: nil)),
        .orderAcknowledged(ordinal),
        .orderInDoubt(ordinal),
        .cancelIntended(ordinal),
        .filled(fill, instrument, .sell, .exit(.signal, tier: 0)),
        .filled(fill, instrument, .buy, .entry),
        .orderClosed(ordinal, .filled),
        .orderClosed(ordinal, .rejected(.slippage)),
        .orderClosed(ordinal, .expired),
        .orderClosed(ordinal, .cancelled),
    ]

    private static let controls: [Fact.Change] = [
        .dayStarted(day: 18_262, equity: 1_000_000_000_000),
        .entriesBlocked(.fillOfUnknownOrder),
        .drawdownLatched,
        .drawdownReset,
        .modeChanged(.exitsOnly),
        .modeChanged([.halted, .drifted]),
        .flattenAsked,
        .exitsChecked,
        .incident(.fillOfUnknownOrder, instrument, ordinal),
        .incident(.fillOfUnknownOrder, nil, nil),
    ]

    private static let fill = Fill(
        ordinal: ordinal,
        trade: TradeID(9),
        quantity: Quantity(units: 50_000_000),
        price: 1_234_500,
        notional: 6_172_500_000,
        fee: 6_172_500
    )

    private static func order(_ purpose: OrderPurpose, protection: Int64?) -> Order {
        Order(
            ordinal: ordinal,
            epoch: 3,
            instrument: instrument,
            side: .buy,
            purpose: purpose,
            quantity: Quantity(units: 50_000_000),
            protection: protection,
            reserve: 7_000_000_000,
            intendedAt: at
        )
    }
}
