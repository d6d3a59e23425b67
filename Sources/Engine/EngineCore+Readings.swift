// What is accepted as a price, and what follows from a new one.

import Ledger
import Money
import Policies
import TradeModel

extension EngineCore {
    /// Takes a candle's open in.
    mutating func opened(
        _ instrument: InstrumentIndex,
        _ price: Price,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard admit(instrument, price.mantissa, price.scale, .candleOpen, at: now, &out) else {
            return
        }
        commit(.candleOpened(instrument, price: price.mantissa), at: now, &out)
        afterReading(instrument, at: now, &out)
    }

    /// Whether `price` may be taken as the instrument's price. A refusal is noted.
    mutating func admit(
        _ instrument: InstrumentIndex,
        _ price: Int64,
        _ scale: UInt8,
        _ source: ReadingSource,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        let market = markets[instrument.position]
        if price > 0, scale == setup.instruments[instrument.position].priceScale {
            let isBelieved =
                market.price == 0 || isNear(price, market.price)
                || (market.suspect > 0 && isNear(price, market.suspect))
            if isBelieved {
                if market.isReportedLost {
                    report(.priceKnownAgain, instrument, nil, at: now, &out)
                }
                return true
            }
            commit(.readingRefused(instrument, source, price: price), at: now, &out)
            report(.absurdReading, instrument, nil, at: now, &out)
        } else {
            commit(.readingRefused(instrument, source, price: 0), at: now, &out)
            report(.impossibleReading, instrument, nil, at: now, &out)
        }
        return false
    }

    private func isNear(_ price: Int64, _ reference: Int64) -> Bool {
        let factor = Int128(setup.absurdFactor)
        return Int128(price) <= Int128(reference) * factor
            && Int128(price) * factor >= Int128(reference)
    }

    /// Risk first, then the exits of this instrument.
    mutating func afterReading(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard isHeld(instrument) else { return }
        checkLosses(at: now, &out)
        checkExit(instrument, at: now, &out)
    }

    /// Starts a new risk day when `now` lies in a later one.
    mutating func rollDay(at now: Instant, _ out: inout Effects) {
        guard setup.profile.risk != nil, now.day > risk.day else { return }
        commit(
            .dayStarted(day: now.day, equity: equity ?? risk.dayStartEquity),
            at: now,
            &out
        )
    }

    /// Trips the breakers whose limits are reached. Unknown equity trips none and opens nothing.
    mutating func checkLosses(at now: Instant, _ out: inout Effects) {
        guard let limits = setup.profile.risk, let equity = knownEquity(at: now) else { return }
        if !risk.isBlockedToday,
            limits.isDailyLossReached(dayStart: risk.dayStartEquity, equity: equity)
        {
            commit(.entriesBlocked(.dailyLossReached), at: now, &out)
            report(.dailyLossReached, nil, nil, at: now, &out)
        }
        if !risk.isDrawdownLatched,
            limits.isDrawdownReached(peak: risk.peakEquity, equity: equity)
        {
            commit(.drawdownLatched, at: now, &out)
            report(.drawdownReached, nil, nil, at: now, &out)
        }
    }
}
