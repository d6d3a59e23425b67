import Money
public import TradeModel

/// A change of a chronicle.
public enum ChronicleChange: Sendable, Hashable {
    /// The engine started.
    case started
    /// An order was intended.
    case ordered(Chronicle.OrderRecord)
    /// Something happened to an order.
    case orderMoved(OrderOrdinal, Chronicle.OrderMove)
    /// An order was decided.
    case decided(Chronicle.Decision)
    /// An execution was booked.
    case traded(Chronicle.Trade)
    /// A position was opened; the fill that did it follows.
    case positionOpened(Chronicle.PositionRecord)
    /// A fill changed the instrument's position.
    case positionChanged(InstrumentIndex, Chronicle.PositionChange)
    /// Something a person should know.
    case noted(Chronicle.Note)
    /// Equity is another.
    case equityMoved(Chronicle.EquityPoint)
}

extension ChronicleChange {
    /// Appends what a fact says by itself, without a state around it. `realised` is the profit or loss
    /// that a fill took, in quote units after fees.
    static func append(_ fact: Fact, realised: Int128, to changes: inout [ChronicleChange]) {
        switch fact.change {
        case .started: changes.append(.started)
        case .orderIntended(let order): changes.append(.ordered(Chronicle.OrderRecord(order)))
        case .orderAcknowledged(let ordinal):
            changes.append(.orderMoved(ordinal, .acknowledged))
        case .orderInDoubt(let ordinal): changes.append(.orderMoved(ordinal, .inDoubt))
        case .filled(let fill, let instrument, let side, let purpose):
            changes.append(.orderMoved(fill.ordinal, .filled(fill.quantity.units)))
            let trade = Chronicle.Trade(
                at: fact.at,
                instrument: instrument,
                side: side,
                purpose: purpose,
                fill: fill,
                realised: purpose.isEntry ? nil : realised
            )
            changes.append(.traded(trade))
        case .orderClosed(let ordinal, let closure):
            changes.append(.orderMoved(ordinal, .closed(closure, at: fact.at)))
        case .incident(let incident, let instrument, let ordinal):
            let note = Chronicle.Note(
                at: fact.at,
                incident: incident,
                instrument: instrument,
                ordinal: ordinal
            )
            changes.append(.noted(note))
        case .candleOpened, .candleClosed, .readingRefused, .liquidityRead, .readingLost,
            .cancelIntended, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .orderSigned, .tailCut,
            .readingsForgotten, .roomChanged, .stopped, .tokenJudged, .entryVetoed, .entryCleared:
            break
        }
    }
}

extension Chronicle {
    /// Takes in what a fact says by itself; `before` and `after` are the instrument's realised result
    /// around it. Decisions, positions and the equity curve need the state and are not in it.
    public mutating func note(_ fact: Fact, realisedBefore before: Int128, after: Int128) {
        var changes: [ChronicleChange] = []
        ChronicleChange.append(fact, realised: after.saturatingSum(-before), to: &changes)
        for change in changes { apply(change) }
    }
}
