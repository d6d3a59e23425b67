public import TradeModel

/// Incidents in words.
public enum IncidentText {
    /// The word that scripts read.
    public static func name(_ incident: Incident) -> String {
        switch incident {
        case .fillOfUnknownOrder: "fill_of_unknown_order"
        case .unbookableFill: "unbookable_fill"
        case .lateFill: "late_fill"
        case .reportOnUnknownOrder: "report_on_unknown_order"
        case .contradictoryReport: "contradictory_report"
        case .impossibleReading: "impossible_reading"
        case .absurdReading: "absurd_reading"
        case .unknownInstrument: "unknown_instrument"
        case .timeWentBack: "time_went_back"
        case .priceUnknown: "price_unknown"
        case .priceKnownAgain: "price_known_again"
        case .exitBeyondCeiling: "exit_beyond_ceiling"
        case .fillBeyondReserve: "fill_beyond_reserve"
        case .dailyLossReached: "daily_loss_reached"
        case .lossStreakReached: "loss_streak_reached"
        case .drawdownReached: "drawdown_reached"
        case .commandRefused: "command_refused"
        case .amountOverflow: "amount_overflow"
        case .positionDiffers: "position_differs"
        case .balanceDiffers: "balance_differs"
        case .foreignOrder: "foreign_order"
        case .clockStepped: "clock_stepped"
        case .tailCut: "tail_cut"
        case .roomLow: "room_low"
        case .snapshotRefused: "snapshot_refused"
        case .essentialTaskLost: "essential_task_lost"
        case .repeatedDeaths: "repeated_deaths"
        case .booksBehindVenue: "books_behind_venue"
        case .heldTokenFailed: "held_token_failed"
        }
    }

    /// What happened, for a person.
    public static func words(_ incident: Incident) -> String {
        switch incident {
        case .fillOfUnknownOrder: "a fill names an order that was never intended here"
        case .unbookableFill: "a fill contradicts its order or the books; it was not booked"
        case .lateFill: "a fill came for an order that had ended; it was booked"
        case .reportOnUnknownOrder: "a report names an order that was never intended here"
        case .contradictoryReport: "a report that the order's state does not allow"
        case .impossibleReading: "a price that is zero, negative or inconsistent; refused"
        case .absurdReading: "a price too far from the one before; it needs a second like it"
        case .unknownInstrument: "an event names an instrument that does not exist"
        case .timeWentBack: "an event is older than what was already seen"
        case .priceUnknown: "the price of what is held is unknown: held, not sold"
        case .priceKnownAgain: "the price of what is held is known again"
        case .fillBeyondReserve:
            "a fill cost more than was set aside for it; free funds paid the rest"
        case .exitBeyondCeiling: "an exit found no price within the widest allowed slippage"
        case .dailyLossReached: "the day's loss reached its limit: no entries until tomorrow"
        case .lossStreakReached: "too many losses in a row: no entries until tomorrow"
        case .drawdownReached: "the drawdown reached its limit: no entries until it is reset"
        case .commandRefused: "an operator's command did not fit the mode and was refused"
        case .amountOverflow: "equity cannot be computed: an amount does not fit"
        case .positionDiffers: "the venue holds another amount than the books: no new risk"
        case .balanceDiffers: "the venue's balance is not the books': no new risk"
        case .foreignOrder: "the venue works an order that the books do not have: no new risk"
        case .clockStepped: "the wall clock was set; ages and timers go on by the clock of the boot"
        case .tailCut:
            "an unfinished record was cut from the journal: the venue may know of an order more"
        case .roomLow: "the disk has no room for another journal segment: no entries until it has"
        case .snapshotRefused:
            "a snapshot could not be read; the journal was, from further back: look at the disk"
        case .essentialTaskLost:
            "a part without which you cannot reach the engine fails again and again: exits only until "
                + "`resume --exits-only`"
        case .repeatedDeaths:
            "the engine died three times within ten minutes: exits only until `resume --exits-only`"
        case .booksBehindVenue:
            "the venue has had an order that the books do not know: they are older than what it has seen"
        case .heldTokenFailed:
            "the Warden says FAIL of a token that is held: nothing is sold for it, decide for yourself"
        }
    }

    /// One line: when, what, where.
    public static func line(
        _ incident: Incident,
        at instant: Instant,
        _ instrument: InstrumentIndex?,
        _ ordinal: OrderOrdinal?,
        _ names: RunNames
    ) -> String {
        var place = ""
        if let instrument { place += "\(names.name(instrument)): " }
        let order = ordinal.map { " (order \($0.value))" } ?? ""
        return "\(TimeText.utc(instant))  \(place)\(words(incident))\(order)"
    }
}
