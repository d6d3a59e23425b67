import TradeModel

/// What an account owns.
struct Balances: Sendable, Hashable {
    /// Quote units.
    var quote: Int128
    /// Base units per instrument.
    var bases: [Int128]

    /// These balances after a change; nil where one does not fit.
    func after(quote change: Int128, _ instrument: InstrumentIndex, base: Int128) -> Balances? {
        guard let newQuote = quote.plus(change),
            let newBase = bases[instrument.position].plus(base)
        else { return nil }
        var result = self
        result.quote = newQuote
        result.bases[instrument.position] = newBase
        return result
    }

    /// These balances as if `fill` had not been.
    func without(_ fill: TwinFill) -> Balances? {
        after(quote: -fill.quoteChange, fill.instrument, base: -fill.baseChange)
    }
}
