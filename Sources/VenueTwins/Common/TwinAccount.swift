// The account at a venue and the market in which it trades, shared by both kinds of venue.
//
// Invariants: the balances are the initial ones plus the fills plus the adjustments, exactly; the
// quote balance is never negative; a base balance is negative only where selling short is allowed.

import Money
import Randomness
import TradeModel

/// What is owned, what it is worth, and every execution that stands.
struct TwinAccount: Sendable {
    /// A change that no execution explains.
    struct Adjustment: Sendable {
        let at: Instant
        let instrument: InstrumentIndex
        let quote: Int128
        let base: Int128
    }

    /// What an execution would be.
    struct Terms: Sendable {
        let instrument: InstrumentIndex
        let side: Side
        let units: Int128
        let protection: Int64?
    }

    let instruments: [Instrument]
    let feeBps: Int64
    let maxSlipBps: Int64
    let allowsShorting: Bool
    let numbering: TradeNumbering
    private(set) var balances: Balances
    /// Executions that stand, in order.
    private(set) var fills: [TwinFill] = []
    private var prices: [Int64]
    private var trades: UInt64 = 0
    private var adjustments: [Adjustment] = []

    init(
        instruments: [Instrument],
        quote: Int128,
        bases: [Int128],
        feeBps: Int64,
        maxSlipBps: Int64,
        allowsShorting: Bool,
        numbering: TradeNumbering
    ) {
        self.instruments = instruments
        self.feeBps = max(0, feeBps)
        self.maxSlipBps = min(max(0, maxSlipBps), 9_999)
        self.allowsShorting = allowsShorting
        self.numbering = numbering
        var held = bases.prefix(instruments.count)
        held += repeatElement(0, count: instruments.count - held.count)
        balances = Balances(quote: quote, bases: Array(held))
        prices = Array(repeating: 0, count: instruments.count)
    }

    // MARK: - Market

    func knows(_ instrument: InstrumentIndex) -> Bool { instrument.position < instruments.count }

    /// The market's price, or nil where there is no market.
    func price(_ instrument: InstrumentIndex) -> Int64? {
        guard knows(instrument) else { return nil }
        let price = prices[instrument.position]
        return price > 0 ? price : nil
    }

    mutating func setPrice(_ instrument: InstrumentIndex, _ mantissa: Int64) {
        guard knows(instrument) else { return }
        prices[instrument.position] = mantissa
    }

    /// `price` moved by so many basis points, within what a mantissa holds.
    func moved(_ price: Int64, bps: Int64) -> Int64 {
        let moved = Int128(price) * Int128(10_000 + bps) / 10_000
        return Int64(clamping: max(1, moved))
    }

    // MARK: - Executions

    /// The notional and the fee of an execution; nil where they do not fit.
    func cost(
        _ instrument: InstrumentIndex,
        _ side: Side,
        units: Int128,
        at price: Int64
    ) -> (notional: Int128, fee: Int128)? {
        let rounding: Rounding = side == .buy ? .up : .down
        guard
            let notional = instruments[instrument.position]
                .notional(price, units: units, rounding: rounding),
            let fee = notional.multiplied(
                by: Int128(feeBps),
                dividedBy: 10_000,
                rounding: .up
            )
        else { return nil }
        return (notional, fee)
    }

    /// What an execution now would be: at the market's price moved by a small slip, within the
    /// protection. Nil where there is no market or the amounts do not fit.
    func execution(
        of id: ClientOrderID,
        _ terms: Terms,
        at now: Instant,
        chance: inout SplitMix64
    ) -> TwinFill? {
        guard let market = price(terms.instrument), terms.units > 0 else { return nil }
        var price = moved(market, bps: chance.within(-maxSlipBps...maxSlipBps))
        if let protection = terms.protection {
            price = terms.side == .buy ? min(price, protection) : max(price, protection)
        }
        guard price > 0 else { return nil }
        return fill(of: id, terms, price, at: now)
    }

    /// An execution at exactly `price`; nil where the amounts do not fit.
    func fill(
        of id: ClientOrderID,
        _ terms: Terms,
        _ price: Int64,
        at now: Instant
    ) -> TwinFill? {
        guard let cost = cost(terms.instrument, terms.side, units: terms.units, at: price),
            cost.notional.plus(cost.fee) != nil
        else { return nil }
        return TwinFill(
            id: id,
            trade: numbering.number(trades &+ 1),
            instrument: terms.instrument,
            side: terms.side,
            quantity: terms.units,
            price: price,
            notional: cost.notional,
            fee: cost.fee,
            at: now
        )
    }

    /// Books an execution; false where the account cannot bear it, and nothing has changed.
    mutating func book(_ fill: TwinFill) -> Bool {
        guard
            let after = balances.after(
                quote: fill.quoteChange,
                fill.instrument,
                base: fill.baseChange
            ), after.quote >= 0
        else { return false }
        let base = after.bases[fill.instrument.position]
        guard base >= 0 || allowsShorting || fill.side == .buy else { return false }
        balances = after
        fills.append(fill)
        trades &+= 1
        return true
    }

    /// Takes executions back, as if they had not been; false where the account has since spent
    /// what they brought, and nothing has changed.
    mutating func undo(_ undone: [TwinFill]) -> Bool {
        var result = balances
        for fill in undone {
            guard let before = result.without(fill) else { return false }
            result = before
        }
        guard result.quote >= 0, allowsShorting || result.bases.allSatisfy({ $0 >= 0 }) else {
            return false
        }
        balances = result
        for fill in undone {
            // They are recent, so they stand near the end.
            if let place = fills.lastIndex(where: { $0.trade == fill.trade }) {
                fills.remove(at: place)
            }
        }
        return true
    }

    /// Changes the balances without an execution; false where that does not fit.
    mutating func adjust(_ adjustment: Adjustment) -> Bool {
        guard
            let after = balances.after(
                quote: adjustment.quote,
                adjustment.instrument,
                base: adjustment.base
            )
        else { return false }
        balances = after
        adjustments.append(adjustment)
        return true
    }

    /// The balances with everything up to and including `time` and nothing after it.
    func balances(asOf time: Instant) -> Balances {
        var result = balances
        for fill in fills.reversed() {
            guard fill.at > time else { break }
            result = result.without(fill) ?? result
        }
        for change in adjustments.reversed() {
            guard change.at > time else { break }
            result =
                result.after(quote: -change.quote, change.instrument, base: -change.base) ?? result
        }
        return result
    }
}
