// Closing positions. A position has at most one working exit; an exit in doubt gets no second one
// until the venue has proved what became of it.

import Ledger
import Money
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    /// Looks at the exit rules of one position.
    mutating func checkExit(
        _ instrument: InstrumentIndex,
        at now: Instant,
        _ out: inout Effects
    ) {
        let index = instrument.position
        guard isHeld(instrument), isFreeToExit(instrument),
            now >= positions[index].retryAt
        else { return }
        if positions[index].isToBeFlattened {
            let size = Int128(ledger.holding(instrument).size.magnitude)
            exit(instrument, ExitDecision(rule: .flatten, units: size), at: now, &out)
            return
        }
        guard hasExitRules, let profile = setup.profile.exits else { return }
        guard let price = price(instrument, at: now).value else {
            lostPrice(instrument, profile, at: now, &out)
            return
        }
        let view = exitView(instrument, price: price)
        if let decision = profile.decide(view, at: now) {
            exit(instrument, decision, at: now, &out)
        }
    }

    /// Whether no exit works here. One in doubt works too, for all that anybody knows.
    private func isFreeToExit(_ instrument: InstrumentIndex) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.wardenBlocksExits),
                tokens[instrument.position].judgement?.verdict == .fail
            {
                return false
            }
        #endif
        guard let exit = positions[instrument.position].exitOrder else { return true }
        #if MUTANTS
            if Mutant.isActive(.secondExitInDoubt) { return orders[exit]?.state == .unknown }
        #endif
        return orders[exit] == nil
    }

    /// What the exit rules look at.
    func exitView(_ instrument: InstrumentIndex, price: Int64) -> ExitView {
        let position = positions[instrument.position]
        var view = ExitView(
            openedBy: position.openedBy,
            size: Int128(ledger.holding(instrument).size.magnitude),
            originalSize: position.originalSize,
            lot: setup.instruments[instrument.position].lot,
            entryPrice: position.entryPrice,
            peak: position.peak,
            price: price,
            openedAt: position.openedAt
        )
        view.tiers = position.tiers
        view.liquidity = markets[instrument.position].liquidityReading
        if position.entryLiquidity >= 0 {
            view.entryLiquidity = .known(
                position.entryLiquidity,
                at: position.openedAt,
                source: .provider
            )
        }
        return view
    }

    /// An unknown price sells nothing: it is told once and the position is held, for ever unless
    /// the profile sets a limit.
    private mutating func lostPrice(
        _ instrument: InstrumentIndex,
        _ profile: ExitProfile,
        at now: Instant,
        _ out: inout Effects
    ) {
        let market = markets[instrument.position]
        if !market.isReportedLost {
            commit(.readingLost(instrument), at: now, &out)
            report(.priceUnknown, instrument, nil, at: now, &out)
        }
        if let limit = profile.flattenAfterUnknown, now - market.readAt >= limit {
            let size = Int128(ledger.holding(instrument).size.magnitude)
            exit(instrument, ExitDecision(rule: .staleFeed, units: size), at: now, &out)
        }
    }

    /// Gives up what was decided. A working entry is cancelled first, unless nobody knows where it
    /// is: then what is held is given up without waiting for it.
    mutating func exit(
        _ instrument: InstrumentIndex,
        _ decision: ExitDecision,
        at now: Instant,
        _ out: inout Effects
    ) {
        let position = positions[instrument.position]
        guard isFreeToExit(instrument) else { return }
        if let ordinal = position.entryOrder, let entry = orders[ordinal] {
            if entry.isUnresolved { return }
            if entry.state != .unknown {
                cancel(ordinal, at: now, &out)
                return
            }
        }
        let side = position.openedBy.opposite
        let order = Order(
            ordinal: OrderOrdinal(lastOrdinal.value + 1),
            epoch: issuingEpoch,
            instrument: instrument,
            side: side,
            purpose: .exit(decision.rule, tier: decision.tier),
            quantity: Quantity(units: decision.units),
            protection: exitProtection(instrument, decision.rule, side, at: now),
            reserve: standingBehind(instrument, decision.units),
            intendedAt: now
        )
        commit(.orderIntended(order), at: now, &out)
        out.effects.append(.send(order))
    }

    /// Asks for the cancellation of a working order, once.
    mutating func cancel(_ ordinal: OrderOrdinal, at now: Instant, _ out: inout Effects) {
        guard let order = orders[ordinal], !order.isCancelling else { return }
        commit(.cancelIntended(ordinal), at: now, &out)
        out.effects.append(.cancel(ordinal))
    }

    /// The collateral that stands behind buying `units` of a short back; 0 for a long.
    private func standingBehind(_ instrument: InstrumentIndex, _ units: Int128) -> Int128 {
        let held = -ledger.holding(instrument).size
        guard held > 0 else { return 0 }
        return ledger[.collateral(instrument)].multiplied(
            by: units,
            dividedBy: held,
            rounding: .towardZero
        ) ?? 0
    }

    /// The worst price that the exit may take; none without a profile, none where the price is
    /// unknown.
    private func exitProtection(
        _ instrument: InstrumentIndex,
        _ rule: ExitRule,
        _ side: Side,
        at now: Instant
    ) -> Int64? {
        guard let profile = setup.profile.exits, let price = price(instrument, at: now).value
        else { return nil }
        let failures = positions[instrument.position].slippageFailures
        return worstPrice(
            price,
            side,
            slippageBps: profile.slippage(for: rule, failures: failures)
        )
    }
}
