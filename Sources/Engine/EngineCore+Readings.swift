// What is accepted as a price, and what follows from a new one.

import Ledger
import Money
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// Takes a candle's open in.
    @inline(__always)
    mutating func opened(
        _ instrument: InstrumentIndex,
        _ price: Price,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard admit(instrument, price.mantissa, price.scale, .candleOpen, at: now, &out) else {
            return
        }
        out.facts.append(Fact(at: now, .candleOpened(instrument, price: price.mantissa)))
        applyOpened(instrument, price.mantissa, at: now)
        afterReading(instrument, at: now, &out)
    }

    /// Whether `price` may be taken as the instrument's price. A refusal is noted.
    @inline(__always)
    mutating func admit(
        _ instrument: InstrumentIndex,
        _ price: Int64,
        _ scale: UInt8,
        _ source: ReadingSource,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        let index = instrument.position
        let last = markets[index].price
        if price > 0, last > 0, isNear(price, last), !markets[index].isReportedLost,
            scale == setup.instruments[index].priceScale
        {
            return true
        }
        return admitUnusual(instrument, price, scale, source, at: now, &out)
    }

    /// `admit` of everything but a price near a known one.
    @inline(never)
    private mutating func admitUnusual(
        _ instrument: InstrumentIndex,
        _ price: Int64,
        _ scale: UInt8,
        _ source: ReadingSource,
        at now: Instant,
        _ out: inout Effects
    ) -> Bool {
        let index = instrument.position
        #if MUTANTS
            if Mutant.isActive(.missingPriceReadAsZero), price <= 0 { return true }
        #endif
        if price > 0, scale == setup.instruments[index].priceScale {
            let (last, suspect) = (markets[index].price, markets[index].suspect)
            let isBelieved =
                last == 0 || isNear(price, last) || (suspect > 0 && isNear(price, suspect))
            if isBelieved {
                if markets[index].isReportedLost {
                    report(.priceKnownAgain, instrument, nil, at: now, &out)
                }
                return true
            }
            refuse(instrument, source, price, .absurdReading, at: now, &out)
        } else {
            refuse(instrument, source, 0, .impossibleReading, at: now, &out)
        }
        return false
    }

    /// Notes a refused reading; of a run of them a person is told once.
    private mutating func refuse(
        _ instrument: InstrumentIndex,
        _ source: ReadingSource,
        _ price: Int64,
        _ incident: Incident,
        at now: Instant,
        _ out: inout Effects
    ) {
        let isFirst = !markets[instrument.position].isRefusing
        commit(.readingRefused(instrument, source, price: price), at: now, &out)
        if isFirst { report(incident, instrument, nil, at: now, &out) }
    }

    /// Whether neither of two positive prices is more than `absurdFactor` times the other. A
    /// product that does not fit is larger than any price.
    @inline(__always)
    private func isNear(_ price: Int64, _ reference: Int64) -> Bool {
        let high = reference.multipliedReportingOverflow(by: setup.absurdFactor)
        let low = price.multipliedReportingOverflow(by: setup.absurdFactor)
        return (high.overflow || price <= high.partialValue)
            && (low.overflow || low.partialValue >= reference)
    }

    /// Risk first, then the exits of this instrument.
    @inline(__always)
    mutating func afterReading(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard isHeld(instrument) else { return }
        // Both would find out for themselves; asking here spares a call at every reading.
        if hasRiskLimits { checkLosses(at: now, &out) }
        if hasExitRules || positions[instrument.position].isToBeFlattened {
            checkExit(instrument, at: now, &out)
        }
    }

    /// Starts a new risk day when `now` lies in a later one.
    @inline(__always)
    mutating func rollDay(at now: Instant, _ out: inout Effects) {
        if hasRiskLimits, now.day > risk.day { startDay(at: now, &out) }
    }

    private mutating func startDay(at now: Instant, _ out: inout Effects) {
        commit(
            .dayStarted(day: now.day, equity: equity ?? risk.dayStartEquity),
            at: now,
            &out
        )
    }

    /// Trips the breakers whose limits are reached. Unknown equity trips none and opens nothing.
    mutating func checkLosses(at now: Instant, _ out: inout Effects) {
        guard hasRiskLimits, let limits = setup.profile.risk, let equity = knownEquity(at: now)
        else { return }
        #if MUTANTS
            let (stops, latches) =
                (!Mutant.isActive(.dailyLossNeverStops), !Mutant.isActive(.drawdownNeverLatches))
        #else
            let (stops, latches) = (true, true)
        #endif
        if stops, !risk.isBlockedToday,
            limits.isDailyLossReached(dayStart: risk.dayStartEquity, equity: equity)
        {
            commit(.entriesBlocked(.dailyLossReached), at: now, &out)
            report(.dailyLossReached, nil, nil, at: now, &out)
        }
        if latches, !risk.isDrawdownLatched,
            limits.isDrawdownReached(peak: risk.peakEquity, equity: equity)
        {
            commit(.drawdownLatched, at: now, &out)
            report(.drawdownReached, nil, nil, at: now, &out)
        }
    }
}
