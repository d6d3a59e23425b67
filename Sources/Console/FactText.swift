// A journal's facts in plain words. Needs the run's names, which the first record holds.

import Ledger
import Money
public import TradeModel

/// Facts for people.
public struct FactText {
    private let names: RunNames

    /// Words for the facts of a run.
    public init(_ names: RunNames) { self.names = names }

    /// What changed, without its time.
    public func words(_ fact: Fact) -> String {
        switch fact.change {
        case .started(let epoch): "the engine starts, start number \(epoch)"
        case .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost:
            reading(fact.change)
        case .orderIntended, .orderAcknowledged, .orderInDoubt, .orderSigned, .cancelIntended,
            .filled, .orderClosed:
            order(fact.change)
        case .dayStarted(_, let equity):
            "a risk day begins with an equity of \(RunNames.quote(equity))"
        case .entriesBlocked(let incident):
            "entries are stopped for the day: \(IncidentText.words(incident))"
        case .drawdownLatched: "the drawdown latch is set: no entries"
        case .drawdownReset: "the operator reset the drawdown"
        case .modeChanged(let mode): "mode \(ModeText.words(mode))"
        case .flattenAsked: "the operator wants everything closed"
        case .exitsChecked: "time-dependent exit rules looked at"
        case .stopped: "the engine stopped in order"
        case .tailCut: "a torn tail was cut before this start"
        case .readingsForgotten: "time passed unmeasured: every price is unknown until read again"
        case .roomChanged(let isLow):
            isLow ? "no room for another journal segment: no entries" : "there is room again"
        case .tokenJudged(let instrument, let judgement):
            "\(names.name(instrument)): the Warden says \(WardenWords.words(judgement))"
        case .entryVetoed(let instrument, let veto, _):
            "\(names.name(instrument)): not bought, \(WardenWords.words(veto))"
        case .entryCleared(let instrument, _):
            "\(names.name(instrument)): the Warden lets it be bought"
        case .incident(let incident, let instrument, let ordinal):
            "incident" + (instrument.map { " at \(names.name($0))" } ?? "")
                + (ordinal.map { ", order \($0.value)" } ?? "")
                + ": \(IncidentText.words(incident))"
        }
    }

    private func reading(_ change: Fact.Change) -> String {
        switch change {
        case .candleOpened(let instrument, let price):
            return "\(names.name(instrument)) opens at \(names.price(price, instrument))"
        case .candleClosed(let instrument, let candle):
            return "\(names.name(instrument)) closes at \(names.price(candle.close, instrument))"
                + ", high \(names.price(candle.high, instrument))"
                + ", low \(names.price(candle.low, instrument))"
        case .readingRefused(let instrument, _, let price):
            return "\(names.name(instrument)): the price \(names.price(price, instrument)) "
                + "was refused"
        case .liquidityRead(let instrument, let units):
            return "\(names.name(instrument)): liquidity \(RunNames.quote(units))"
        case .readingLost(let instrument): return "\(names.name(instrument)): price unknown"
        case .started, .orderIntended, .orderAcknowledged, .orderInDoubt, .orderSigned,
            .cancelIntended, .filled, .orderClosed, .dayStarted, .entriesBlocked,
            .drawdownLatched, .drawdownReset, .modeChanged, .flattenAsked, .exitsChecked,
            .tailCut, .readingsForgotten, .roomChanged, .stopped, .tokenJudged, .entryVetoed,
            .entryCleared, .incident:
            preconditionFailure("not a reading")
        }
    }

    private func order(_ change: Fact.Change) -> String {
        switch change {
        case .orderIntended(let order):
            return "order \(order.ordinal.value) intended: \(OrderText.side(order.side)) "
                + "\(RunNames.base(order.quantity.units)) \(names.name(order.instrument))"
                + " (\(OrderText.words(order.purpose))), \(RunNames.quote(order.reserve)) set aside"
        case .orderAcknowledged(let ordinal): return "order \(ordinal.value): the venue has it"
        case .orderInDoubt(let ordinal): return "order \(ordinal.value) is in doubt"
        case .orderSigned(let ordinal, let identity):
            return "order \(ordinal.value) signed as \(OrderText.hash(identity.transaction)), "
                + "valid to \(identity.lastValid)"
        case .cancelIntended(let ordinal): return "order \(ordinal.value) is to be cancelled"
        case .filled(let fill, let instrument, let side, let purpose):
            return "order \(fill.ordinal.value) filled: \(OrderText.side(side)) "
                + "\(RunNames.base(fill.quantity.units)) \(names.name(instrument)) at "
                + "\(names.price(fill.price, instrument)) (\(OrderText.words(purpose))), "
                + "fee \(RunNames.quote(fill.fee)), trade \(fill.trade.value)"
        case .orderClosed(let ordinal, let closure):
            return "order \(ordinal.value) ended: \(OrderText.closure(closure))"
        case .started, .candleOpened, .candleClosed, .readingRefused, .liquidityRead,
            .readingLost, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .tailCut, .readingsForgotten, .roomChanged,
            .stopped, .tokenJudged, .entryVetoed, .entryCleared, .incident:
            preconditionFailure("not about an order")
        }
    }
}
