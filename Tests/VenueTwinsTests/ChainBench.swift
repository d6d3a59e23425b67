import TradeModel
import VenueTwins

/// A chain with 10,000.00 of quote and a market at 100.00, and a hand that asks it things.
final class ChainBench {
    var twin: ChainTwin
    var now = Instant(milliseconds: 1_000)

    init(
        quote: Int128 = 1_000_000,
        base: Int128 = 0,
        seed: UInt64 = 1,
        _ change: (inout ChainModel) -> Void = { _ in }
    ) {
        var model = ChainModel.orderly
        change(&model)
        twin = ChainTwin(
            model: model,
            instruments: TwinMarket.instruments,
            quote: quote,
            bases: [base],
            start: now,
            seed: seed
        )
        price(10_000)
    }

    var finalizedHeight: UInt64 { twin.finalizedHeight(at: now) }

    func price(_ mantissa: Int64) { twin.setPrice(TwinMarket.first, mantissa, at: now) }

    func pass(_ span: Instant.Span) {
        now = now + span
        twin.advance(to: now)
    }

    /// Lets time pass until the chain has something to do, and does it.
    func passToNextEvent() {
        guard let next = twin.nextEvent else { return }
        now = next
        twin.advance(to: now)
    }

    func transaction(
        _ number: UInt64,
        _ side: Side,
        units: Int128,
        protection: Int64? = nil
    ) -> SignedTransaction {
        SignedTransaction(
            id: TransactionID(0, 0, 0, number),
            order: TwinMarket.id(number),
            instrument: TwinMarket.first,
            side: side,
            quantity: units,
            protection: protection,
            lastValidHeight: twin.height(at: now) + 150
        )
    }

    @discardableResult
    func submit(
        _ number: UInt64,
        _ side: Side,
        units: Int128,
        protection: Int64? = nil
    ) -> SignedTransaction {
        let signed = transaction(number, side, units: units, protection: protection)
        _ = ask(.submit(signed))
        return signed
    }

    func status(_ signed: SignedTransaction) -> StatusAnswer? {
        for case .status(_, let answer) in ask(.status(signed.id)) { return answer }
        return nil
    }

    func ask(_ request: ChainRequest) -> [ChainMessage] {
        twin.receive(request, at: now)
        return twin.takeMessages().map(\.message)
    }

    @discardableResult
    func drift(_ kind: DriftKind, worth: Int128) -> Drift? {
        twin.drift(kind, in: TwinMarket.first, worth: worth, at: now)
    }
}
