// The Warden's word in the engine: it is kept, it is asked before every entry, and it is never asked about an
// exit.

import Ledger
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// A token was judged. What was to be bought of one that fails is taken back. That one which is held fails is
    /// told once; what to do is for a person to say.
    mutating func hear(
        _ judgement: TokenJudgement,
        of instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        let before = tokens[instrument.position].judgement?.verdict
        commit(.tokenJudged(instrument, judgement), at: now, &out)
        guard judgement.verdict == .fail else { return }
        takeEntryBack(instrument, at: now, &out)
        guard before != .fail, isHeld(instrument) else { return }
        report(.heldTokenFailed, instrument, nil, at: now, &out)
        #if MUTANTS
            if Mutant.isActive(.wardenSellsWhatFails) {
                let units = ledger.holding(instrument).size.magnitude
                exit(
                    instrument,
                    ExitDecision(rule: .flatten, units: Int128(units)),
                    at: now,
                    &out
                )
            }
        #endif
    }

    /// Cancels an entry that was decided before its token failed.
    private mutating func takeEntryBack(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        #if MUTANTS
            if Mutant.isActive(.wardenLetsEntryGoOn) { return }
        #endif
        guard setup.profile.warden != nil, let entry = positions[instrument.position].entryOrder
        else { return }
        cancel(entry, at: now, &out)
    }

    /// A fill has opened a position. Where its token failed while the entry was under way nobody was told, for
    /// nothing was held then.
    mutating func tellIfFailed(
        _ instrument: InstrumentIndex,
        _ ordinal: OrderOrdinal,
        at now: Instant,
        _ out: inout Effects
    ) {
        #if MUTANTS
            if Mutant.isActive(.wardenFailUntoldAfterFill) { return }
        #endif
        guard tokens[instrument.position].judgement?.verdict == .fail else { return }
        report(.heldTokenFailed, instrument, ordinal, at: now, &out)
    }

    /// Why the Warden lets nothing be bought; nil when it does, or when nobody asks it.
    func veto(_ instrument: InstrumentIndex, at now: Instant) -> WardenVeto? {
        setup.profile.warden?.veto(tokens[instrument.position].judgement, at: now)
    }

    /// Notes with which judgement something is bought.
    mutating func noteCleared(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        guard setup.profile.warden != nil else { return }
        let evidence = tokens[instrument.position].judgement?.evidence ?? 0
        commit(.entryCleared(instrument, evidence: evidence), at: now, &out)
    }

    /// Notes that something was not bought, and why: once for each judgement and reason, for a strategy may ask
    /// at every candle.
    mutating func noteVetoed(
        _ instrument: InstrumentIndex,
        _ veto: WardenVeto,
        at now: Instant,
        _ out: inout Effects
    ) {
        let standing = tokens[instrument.position]
        guard standing.veto != veto else { return }
        let evidence = standing.judgement?.evidence ?? 0
        commit(.entryVetoed(instrument, veto, evidence: evidence), at: now, &out)
    }
}
