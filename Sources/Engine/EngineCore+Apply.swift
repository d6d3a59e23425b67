// How facts change the state. This is the only place where it changes, while trading and while
// recovering. A fact that does not fit the state is a programmer's error.

import Ledger
import Money
import Policies
public import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// Makes the change.
    public mutating func apply(_ fact: Fact) {
        if clock < fact.at { clock = fact.at }
        switch fact.change {
        case .candleOpened(let instrument, let price):
            applyOpened(instrument, price, at: fact.at)
        case .candleClosed(let instrument, let candle):
            applyClosed(instrument, candle.close, at: fact.at)
        case .readingRefused(let instrument, let source, let price):
            refuse(price, from: source, instrument)
        case .liquidityRead(let instrument, let units):
            markets[instrument.position].liquidity = units
            markets[instrument.position].liquidityAt = fact.at
        case .readingLost(let instrument):
            markets[instrument.position].isReportedLost = true
        case .orderIntended, .orderAcknowledged, .orderInDoubt, .orderSigned, .cancelIntended,
            .filled, .orderClosed:
            applyOrder(fact)
        case .started, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .tailCut, .readingsForgotten, .roomChanged,
            .stopped:
            applyControl(fact)
        case .tokenJudged, .entryVetoed, .entryCleared: applyWarden(fact)
        case .incident: break
        }
    }

    /// A candle's open becomes the price.
    @inline(__always)
    mutating func applyOpened(_ instrument: InstrumentIndex, _ price: Int64, at now: Instant) {
        if clock < now { clock = now }
        markets[instrument.position].acceptOpen(price, at: now)
        markPosition(instrument, price)
    }

    /// A candle's close becomes the price.
    @inline(__always)
    mutating func applyClosed(_ instrument: InstrumentIndex, _ price: Int64, at now: Instant) {
        if clock < now { clock = now }
        markets[instrument.position].acceptClose(price, at: now)
        markPosition(instrument, price)
    }

    @inline(__always)
    private mutating func markPosition(_ instrument: InstrumentIndex, _ price: Int64) {
        if isHeld(instrument) { markHeld(instrument, price) }
    }

    private mutating func markHeld(_ instrument: InstrumentIndex, _ price: Int64) {
        let index = instrument.position
        switch positions[index].openedBy {
        case .buy: positions[index].peak = max(positions[index].peak, price)
        case .sell: positions[index].peak = min(positions[index].peak, price)
        }
        raiseMark()
    }

    /// What is owned may be more than ever before: after a reading of what is held, and after a fill.
    @inline(__always)
    mutating func raiseMark() {
        if hasRiskLimits, let equity, equity > risk.peakEquity { risk.peakEquity = equity }
    }

    private mutating func refuse(
        _ price: Int64,
        from source: ReadingSource,
        _ instrument: InstrumentIndex
    ) {
        switch source {
        case .candleOpen: markets[instrument.position].opens += 1
        case .candleClose: markets[instrument.position].closes += 1
        case .provider: break
        }
        markets[instrument.position].isKnown = false
        markets[instrument.position].isRefusing = true
        markets[instrument.position].suspect = max(0, price)
    }

    // MARK: - Control

    private mutating func applyControl(_ fact: Fact) {
        switch fact.change {
        case .started(let epoch):
            self.epoch = epoch
            startedAt = fact.at
            deaths.noteStart(at: fact.at)
            orders.doubtAll()
            #if MUTANTS
                for index in positions.indices where Mutant.isActive(.cooldownNotPersisted) {
                    positions[index].lastClosedAt = nil
                }
                if Mutant.isActive(.haltNotPersisted) { mode = .running }
                for index in tokens.indices where Mutant.isActive(.wardenLostAtRestart) {
                    tokens[index] = TokenStanding()
                }
            #endif
            for order in orders.working where order.order.purpose.isEntry {
                setInDoubt(true, order.order.ordinal)
            }
        case .dayStarted(let day, let equity):
            risk.day = day
            risk.dayStartEquity = equity
        case .entriesBlocked(let incident):
            risk.blockedDay = risk.day
            if incident == .lossStreakReached { risk.lossesTowardStop = 0 }
        case .drawdownLatched: risk.isDrawdownLatched = true
        case .drawdownReset:
            risk.isDrawdownLatched = false
            if let equity { risk.peakEquity = equity }
        case .modeChanged(let mode): self.mode = mode
        case .flattenAsked:
            for instrument in open { positions[instrument.position].isToBeFlattened = true }
        case .exitsChecked: exitsCheckedAt = fact.at
        case .tailCut: cutEpoch = epoch
        case .readingsForgotten:
            for index in markets.indices { markets[index].isKnown = false }
        case .roomChanged(let isLow): isRoomLow = isLow
        case .stopped: deaths.noteStop()
        case .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost,
            .orderIntended, .orderAcknowledged, .orderInDoubt, .orderSigned, .cancelIntended,
            .filled, .orderClosed, .tokenJudged, .entryVetoed, .entryCleared, .incident:
            preconditionFailure("not a control fact")
        }
    }

    // MARK: - The Warden's word

    private mutating func applyWarden(_ fact: Fact) {
        switch fact.change {
        case .tokenJudged(let instrument, let judgement):
            tokens[instrument.position].judgement = judgement
            tokens[instrument.position].judgements += 1
            tokens[instrument.position].veto = nil
        case .entryVetoed(let instrument, let veto, _): tokens[instrument.position].veto = veto
        case .entryCleared(let instrument, _): tokens[instrument.position].veto = nil
        case .started, .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost,
            .orderIntended, .orderAcknowledged, .orderInDoubt, .orderSigned, .cancelIntended,
            .filled, .orderClosed, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .tailCut, .readingsForgotten, .roomChanged,
            .stopped, .incident:
            preconditionFailure("not the Warden's word")
        }
    }

    mutating func setInDoubt(_ isInDoubt: Bool, _ ordinal: OrderOrdinal) {
        do {
            try ledger.setInDoubt(isInDoubt, ordinal)
        } catch {
            preconditionFailure("a fact contradicts the books: \(error)")
        }
    }
}
