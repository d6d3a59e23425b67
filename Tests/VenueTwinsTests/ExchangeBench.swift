import TradeModel
import VenueTwins

/// An exchange with 10,000.00 of quote and a market at 100.00, and a hand that asks it things.
final class ExchangeBench {
    var twin: ExchangeTwin
    var now = TwinMarket.at(milliseconds: 1_000)
    private var nonce: UInt64 = 0

    init(
        quote: Int128 = 1_000_000,
        base: Int128 = 0,
        seed: UInt64 = 1,
        _ change: (inout ExchangeModel) -> Void = { _ in }
    ) {
        var model = ExchangeModel.orderly
        change(&model)
        twin = ExchangeTwin(
            model: model,
            instruments: TwinMarket.instruments,
            quote: quote,
            bases: [base],
            seed: seed
        )
        price(10_000)
    }

    func pass(_ span: Instant.Span) -> [ExchangeMessage] {
        now = now + span
        twin.advance(to: now)
        return messages()
    }

    @discardableResult
    func price(_ mantissa: Int64) -> [ExchangeMessage] {
        twin.setPrice(TwinMarket.first, mantissa, at: now)
        return messages()
    }

    func order(
        _ number: UInt64,
        _ side: Side,
        units: Int128,
        protection: Int64? = nil,
        _ timeInForce: TwinTimeInForce = .immediate
    ) -> ExchangeOrder {
        nonce += 1
        return ExchangeOrder(
            id: TwinMarket.id(number),
            nonce: nonce,
            instrument: TwinMarket.first,
            side: side,
            quantity: units,
            protection: protection,
            timeInForce: timeInForce
        )
    }

    @discardableResult
    func place(
        _ number: UInt64,
        _ side: Side,
        units: Int128,
        protection: Int64? = nil,
        _ timeInForce: TwinTimeInForce = .immediate
    ) -> [ExchangeMessage] {
        ask(.place(order(number, side, units: units, protection: protection, timeInForce)))
    }

    @discardableResult
    func rest(_ number: UInt64, _ side: Side, units: Int128, at price: Int64) -> [ExchangeMessage] {
        place(number, side, units: units, protection: price, .resting(until: now + .minutes(10)))
    }

    @discardableResult
    func cancel(_ number: UInt64) -> [ExchangeMessage] {
        nonce += 1
        return ask(.cancel(TwinMarket.id(number), nonce: nonce))
    }

    @discardableResult
    func drift(_ kind: DriftKind, worth: Int128) -> Drift? {
        twin.drift(kind, in: TwinMarket.first, worth: worth, at: now)
    }

    func query(_ number: UInt64) -> ExchangeOrderStatus? {
        for case .status(_, let status, _) in ask(.query(TwinMarket.id(number))) { return status }
        return nil
    }

    func ask(_ request: ExchangeRequest) -> [ExchangeMessage] {
        twin.receive(request, at: now)
        return messages()
    }

    func messages() -> [ExchangeMessage] { twin.takeMessages().map(\.message) }
}
