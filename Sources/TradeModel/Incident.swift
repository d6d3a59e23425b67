/// Something that a person should know. An incident never stops the process.
@frozen
public enum Incident: UInt8, Sendable, Hashable, CaseIterable {
    /// A fill names an order that was never intended here.
    case fillOfUnknownOrder
    /// A fill contradicts its order or the books and was not booked.
    case unbookableFill
    /// A fill came for an order that had ended; it was booked.
    case lateFill
    /// A report names an order that was never intended here.
    case reportOnUnknownOrder
    /// A report that the order's state does not allow.
    case contradictoryReport
    /// A price that is zero, negative or inconsistent in itself.
    case impossibleReading
    /// A price too far from the one before it; it needs a second that agrees.
    case absurdReading
    /// An event names an instrument that does not exist.
    case unknownInstrument
    /// An event is older than what was already seen.
    case timeWentBack
    /// The price of a held instrument is unknown: held, not sold.
    case priceUnknown
    /// The price of a held instrument is known again.
    case priceKnownAgain
    /// An exit could not be filled within the widest allowed slippage.
    case exitBeyondCeiling
    /// The day's loss reached its limit: no entries until tomorrow.
    case dailyLossReached
    /// Too many losses in a row: no entries until tomorrow.
    case lossStreakReached
    /// The drawdown reached its limit: no entries until the operator resets it.
    case drawdownReached
    /// An operator's command did not fit the mode. Nobody reports it any more: journals of before have it.
    case commandRefused
    /// Equity cannot be computed: an amount does not fit.
    case amountOverflow
    /// A fill cost more than was set aside for its order; the rest was paid from free funds.
    case fillBeyondReserve
    /// The venue holds more or less of an instrument than the books.
    case positionDiffers
    /// The venue's balance is not the books'.
    case balanceDiffers
    /// The venue has an order at work that the books do not have, or that had ended in them.
    case foreignOrder
    /// The wall clock was set: it moved otherwise than time passed.
    case clockStepped
    /// A torn tail was cut from the journal: the venue may know more than the books.
    case tailCut
    /// The journal has no room left beyond the segment in use: no entries until there is.
    case roomLow
    /// A snapshot of the state could not be read at the start; an older one or the whole journal was.
    case snapshotRefused
    /// A part beside the engine without which nobody reaches it was given up: exits only.
    case essentialTaskLost
    /// The engine died again and again: exits only.
    case repeatedDeaths
    /// The venue has had an order of ours that the books have never heard of: they are older than what it
    /// has seen, as after a backup was restored.
    case booksBehindVenue
    /// The Warden says FAIL of a token that is held. Nothing is sold for it.
    case heldTokenFailed
}
