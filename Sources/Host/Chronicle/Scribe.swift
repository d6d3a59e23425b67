// Facts to a chronicle's changes: the one place where it is decided what is worth writing down.
//
// What it remembers is small and written down with the chronicle, so that it goes on from there as if it
// had never stopped.

import Engine
import Ledger
import TradeModel

/// Says what a fact changes in a chronicle.
struct Scribe {
    /// What has to be known before a fact is folded, because folding changes it.
    enum Before {
        case nothing
        case holding(Holding)
        case decision(Chronicle.Decision)
    }

    /// What everything is worth, and how much of it is quote currency.
    struct Worth {
        let equity: Int128?
        let cash: Int128

        @inline(__always)
        init(_ core: EngineCore) {
            let quote = core.setup.quote
            equity = core.equity
            cash = core.ledger[.cash(quote)].saturatingSum(core.ledger[.reserved(quote)])
        }
    }

    /// What it knows of the facts before the next one.
    private(set) var memory: ScribeMemory

    /// A scribe that goes on where another one stopped.
    init(_ memory: ScribeMemory = ScribeMemory()) { self.memory = memory }

    /// What the state says before the fact is folded.
    static func before(_ fact: Fact, _ core: @autoclosure () -> EngineCore) -> Before {
        switch fact.change {
        case .orderIntended(let order): .decision(decision(order, core()))
        case .filled(_, let instrument, _, _): .holding(core().ledger.holding(instrument))
        case .candleOpened, .candleClosed, .started, .orderAcknowledged, .orderInDoubt,
            .orderClosed, .incident, .readingRefused, .liquidityRead, .readingLost,
            .cancelIntended, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .orderSigned, .tailCut,
            .readingsForgotten, .roomChanged, .stopped, .tokenJudged, .entryVetoed, .entryCleared:
            .nothing
        }
    }

    private static func decision(_ order: Order, _ core: EngineCore) -> Chronicle.Decision {
        let market = core.markets[order.instrument.position]
        return Chronicle.Decision(
            ordinal: order.ordinal,
            price: market.price,
            readingAge: order.intendedAt - market.readAt,
            source: market.source,
            equity: core.knownEquity(at: order.intendedAt),
            held: core.ledger.holding(order.instrument).size,
            limits: LimitUse.all(in: core)
        )
    }

    /// The changes that a folded fact makes; `sink` holds the state after it.
    mutating func note(
        _ fact: Fact,
        sequence: UInt64,
        _ before: Before,
        _ sink: any FactSink,
        into changes: inout [ChronicleChange]
    ) {
        switch before {
        case .nothing:
            ChronicleChange.append(fact, realised: 0, to: &changes)
            if fact.isPrice, Chronicle.EquityPoint.minute(of: fact.at) > memory.minute {
                lookAtEquity(sink.worth, at: fact.at, into: &changes)
            }
        case .decision(let decision):
            ChronicleChange.append(fact, realised: 0, to: &changes)
            changes.append(.decided(decision))
        case .holding(let old): noteFill(fact, sequence, old, sink.core, into: &changes)
        }
    }

    private mutating func noteFill(
        _ fact: Fact,
        _ sequence: UInt64,
        _ old: Holding,
        _ core: EngineCore,
        into changes: inout [ChronicleChange]
    ) {
        guard case .filled(let fill, let instrument, let side, let purpose) = fact.change else {
            return
        }
        let new = core.ledger.holding(instrument)
        let realised = new.realised.saturatingSum(-old.realised)
        ChronicleChange.append(fact, realised: realised, to: &changes)
        if old.isFlat {
            let record = Chronicle.PositionRecord(
                openedBy: sequence,
                instrument: instrument,
                side: side,
                openedAt: fact.at
            )
            changes.append(.positionOpened(record))
        }
        let change = Chronicle.PositionChange(
            at: fact.at,
            fill: fill,
            isEntry: purpose.isEntry,
            realised: realised,
            closes: new.isFlat
        )
        changes.append(.positionChanged(instrument, change))
        lookAtEquity(Worth(core), at: fact.at, into: &changes)
    }

    /// Notes equity where it is not what the last point says.
    private mutating func lookAtEquity(
        _ worth: Worth,
        at now: Instant,
        into changes: inout [ChronicleChange]
    ) {
        memory.minute = Chronicle.EquityPoint.minute(of: now)
        guard let equity = worth.equity else { return }
        let last = memory.lastPoint
        guard equity != last?.equity || worth.cash != last?.cash else { return }
        let point = Chronicle.EquityPoint(at: now, equity: equity, cash: worth.cash)
        memory.lastPoint = point
        changes.append(.equityMoved(point))
    }
}

extension Fact {
    /// Whether it is a market's price.
    fileprivate var isPrice: Bool {
        switch change {
        case .candleOpened, .candleClosed: true
        case .filled, .orderIntended, .started, .orderAcknowledged, .orderInDoubt, .orderClosed,
            .incident, .readingRefused, .liquidityRead, .readingLost, .cancelIntended, .dayStarted,
            .entriesBlocked, .drawdownLatched, .drawdownReset, .modeChanged, .flattenAsked,
            .exitsChecked, .orderSigned, .tailCut, .readingsForgotten, .roomChanged, .stopped,
            .tokenJudged, .entryVetoed, .entryCleared:
            false
        }
    }
}
