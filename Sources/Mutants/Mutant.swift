// Deliberate bugs, each of them one that has cost somebody money. They exist only in a build made with
// `-D MUTANTS`, one at a time is switched on at run time, and the simulator must catch it: what is
// measured that way is the simulator.

/// A deliberate bug.
public enum Mutant: String, Sendable, Hashable, CaseIterable {
    // What leaves, and when.
    case sendBeforeSync = "send_before_sync"
    case noSync = "no_sync"
    case dryRunSends = "dry_run_sends"
    // Orders and what is known of them.
    case unknownTreatedAsFailed = "unknown_treated_as_failed"
    case unknownTreatedAsFilled = "unknown_treated_as_filled"
    case unknownNeverAskedAbout = "unknown_never_asked_about"
    case idReusedAfterCut = "id_reused_after_cut"
    case secondExitInDoubt = "second_exit_in_doubt"
    case cutForgetsIdentity = "cut_forgets_identity"
    case cutForgottenByNextStart = "cut_forgotten_by_next_start"
    case lostIdentitySignedAgain = "lost_identity_signed_again"
    // Fills.
    case dedupeSkipped = "dedupe_skipped"
    case lateFillIgnored = "late_fill_ignored"
    case fillBookedFromQuote = "fill_booked_from_quote"
    case partialCloseKeepsCost = "partial_close_keeps_cost"
    // Reservations.
    case reserveRoundedDown = "reserve_rounded_down"
    case reserveDroppedInDoubt = "reserve_dropped_in_doubt"
    case absoluteRollback = "absolute_rollback"
    case doubleRelease = "double_release"
    // Prices and time.
    case stalePriceAccepted = "stale_price_accepted"
    case equityGuessed = "equity_guessed"
    case missingPriceReadAsZero = "missing_price_read_as_zero"
    case pricesSurviveRestart = "prices_survive_restart"
    case feedGateOpen = "feed_gate_open"
    case wallClockForAge = "wall_clock_for_age"
    case timerMissed = "timer_missed"
    // Policies.
    case tierSetOnDecision = "tier_set_on_decision"
    case tierSoldTwice = "tier_sold_twice"
    case entryBeforeExit = "entry_before_exit"
    case limitsForgetOrdersInFlight = "limits_forget_orders_in_flight"
    case cooldownNotPersisted = "cooldown_not_persisted"
    case haltNotPersisted = "halt_not_persisted"
    case deathsNeverCounted = "deaths_never_counted"
    case resumeLiftsDrift = "resume_lifts_drift"
    case breakerCountsRejects = "breaker_counts_rejects"
    case dailyLossNeverStops = "daily_loss_never_stops"
    case drawdownNeverLatches = "drawdown_never_latches"
    case roomStaysLow = "room_stays_low"
    case statementsNeverAsked = "statements_never_asked"
    case breakerNeverStops = "breaker_never_stops"
    // Journal and recovery.
    case tornTailAccepted = "torn_tail_accepted"
    case chainNotChecked = "chain_not_checked"
    case checksumNotChecked = "checksum_not_checked"
    case factsAppliedTwice = "facts_applied_twice"
    case recoveryDecidesAgain = "recovery_decides_again"
    case recoveryTrustsTheCache = "recovery_trusts_the_cache"
    // Snapshots.
    case snapshotDropsTrades = "snapshot_drops_trades"
    case snapshotDropsReserve = "snapshot_drops_reserve"
    case snapshotDropsCooldown = "snapshot_drops_cooldown"
    case segmentRemovedTooEarly = "segment_removed_too_early"
    // Books against the venue.
    case driftIgnored = "drift_ignored"
    case statementTakenAsOfNow = "statement_taken_as_of_now"
    // Requests and their limits.
    case windowNotRolling = "window_not_rolling"
    case spacingIgnored = "spacing_ignored"
    case lanesIgnored = "lanes_ignored"
    case retryTakesNoToken = "retry_takes_no_token"
    case limitRefusalIgnored = "limit_refusal_ignored"
    case cancelledKeepsItsPlace = "cancelled_keeps_its_place"
    // The Warden.
    case wardenNotAsked = "warden_not_asked"
    case wardenStaleAccepted = "warden_stale_accepted"
    case wardenFailOverridden = "warden_fail_overridden"
    case wardenUnknownPasses = "warden_unknown_passes"
    case wardenLostAtRestart = "warden_lost_at_restart"
    case wardenBlocksExits = "warden_blocks_exits"
    case wardenSellsWhatFails = "warden_sells_what_fails"
    case wardenLetsEntryGoOn = "warden_lets_entry_go_on"
    case wardenFailUntoldAfterFill = "warden_fail_untold_after_fill"

    // SAFETY: written before the first thread is started, only read afterwards.
    /// The one that is switched on; nil for none. Set once, before anything runs.
    nonisolated(unsafe) public static var active: Mutant?

    /// Whether `mutant` is the one that is switched on.
    @inline(__always)
    public static func isActive(_ mutant: Mutant) -> Bool { active == mutant }
}
