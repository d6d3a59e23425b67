/// What must be true of every run, by the name under which it is reported.
public enum Invariant: String, Sendable, Hashable, CaseIterable {
    /// What leaves was durable before: each order's intent, and the identity that it is sent under.
    case durableBeforeSend = "durable_before_send"
    /// An order has ended in the books only when it can do nothing more at the venue.
    case finalNeedsEvidence = "final_needs_evidence"
    /// The venue never accepts one intent twice, and never has two entries or two exits of one
    /// instrument at work.
    case oneLiveOrder = "one_live_order"
    /// Nothing is overdrawn, every asset's accounts sum to zero, and what is set aside is what the
    /// working entries may still cost.
    case ledgerBalances = "ledger_balances"
    /// Cash, positions, cost and results are those of the fills that were delivered, each once.
    case booksMatchFills = "books_match_fills"
    /// A take-profit tier sells no more than its share of the original position, once.
    case tierOnce = "tier_once"
    /// No entry without a fresh price of its instrument and of everything held.
    case unknownOpensNothing = "unknown_opens_nothing"
    /// No stop, tier or trailing exit that the last price does not justify.
    case exitsAreJustified = "exits_are_justified"
    /// What was durable comes back exactly, and nothing else does.
    case recoveryExact = "recovery_exact"
    /// Halts, latches and cooldowns hold, across every restart.
    case latchesHold = "latches_hold"
    /// After three deaths within ten minutes nothing is opened until an operator says resume.
    case deathsStopEntries = "deaths_stop_entries"
    /// The limits on positions, orders and exposure hold with everything in flight counted.
    case limitsHold = "limits_hold"
    /// Losses are counted as they were made, and stop entries at their limits.
    case breakersTrue = "breakers_true"
    /// What must be sold is offered within seconds while prices are fresh and the engine is up.
    case exitsOnTime = "exits_on_time"
    /// A difference between books and venue stops new risk with the statement that shows it.
    case driftStops = "drift_stops"
    /// Nothing stops new risk when books and venue agree.
    case noFalseAlarm = "no_false_alarm"
    /// What leaves keeps to the venue's limits, to the pauses that it asks for, and takes its tokens,
    /// every attempt of it.
    case venueLimitsHold = "venue_limits_hold"
    /// An exit waits behind nothing else, and no longer than is said.
    case exitsGoFirst = "exits_go_first"
    /// Nothing is bought without a timely verdict of the Warden that lets it pass.
    case wardenIsAsked = "warden_is_asked"
    /// What the Warden is said to have stopped, it has stopped, by what it last said.
    case wardenStopsNothingElse = "warden_stops_nothing_else"
    /// When a token fails, an entry that is under way is taken back, and a person hears once of what is held.
    case wardenFailIsHeard = "warden_fail_is_heard"
    /// A dry run sends nothing.
    case dryRunSilent = "dry_run_silent"
    /// Damage to what was durable is refused, not repaired.
    case damageDetected = "damage_detected"
    /// Once the faults stop, everything in doubt is resolved and the books are the venue's.
    case everythingResolves = "everything_resolves"
}
