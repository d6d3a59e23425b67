// What a desk does with what was decided: first it becomes durable, then it is handed out. Nothing gets
// past this file before it is on disk.

import Engine
import Journal
import Money
import Ports
import Storage
import Strategies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension TradingDesk {
    // MARK: - Durable, then done

    /// Follows up on a step: with an effect, or when the batch is full, everything becomes durable.
    mutating func settle(at now: Instant) throws(DeskError) -> [Effect] {
        if out.effects.isEmpty, out.facts.count < Self.batchLimit {
            followUp.follow(engine.core.orders.working, at: now)
            return []
        }
        return try commit(at: now)
    }

    mutating func commit(at now: Instant) throws(DeskError) -> [Effect] {
        #if MUTANTS
            if Mutant.isActive(.sendBeforeSync), !out.effects.isEmpty, !isSendingEarly {
                isSendingEarly = true
                defer { out.effects = [] }
                return out.effects
            }
            isSendingEarly = false
        #endif
        try write()
        var effects = out.effects
        out.removeAll()
        try watchRoom(at: now, &effects)
        if options.isDryRun { try withhold(&effects, at: now) }
        if options.signsOrders { try resolveUnsigned(&effects, at: now) }
        followUp.follow(engine.core.orders.working, at: now)
        return effects
    }

    mutating func write() throws(DeskError) {
        do throws(JournalError) {
            try journal.commit(out.facts)
        } catch {
            throw giveUp(.journal(error))
        }
        observe(DeskNotice(facts: out.facts, engine: engine, lastSequence: journal.lastSequence))
    }

    /// Makes what waits durable, then a snapshot of it.
    mutating func takeSnapshot() throws(DeskError) {
        try write()
        out.removeAll()
        var writer = StateWriter()
        engine.save(to: &writer)
        do throws(JournalError) {
            _ = try journal.takeSnapshot(
                specification: options.specification,
                configuration: configuration,
                state: writer.bytes,
                options.snapshots
            )
        } catch {
            throw giveUp(.journal(error))
        }
    }

    /// Nothing leaves from here on.
    mutating func giveUp(_ error: DeskError) -> DeskError {
        failure = error
        return error
    }

    mutating func append(
        _ kind: RecordKind,
        _ document: [UInt8]
    ) throws(DeskError) {
        do throws(JournalError) {
            try journal.append(kind, document: document)
        } catch {
            throw giveUp(.journal(error))
        }
    }

    /// Tells the engine when room for another segment is gone or back.
    private mutating func watchRoom(
        at now: Instant,
        _ effects: inout [Effect]
    ) throws(DeskError) {
        var hasRoom = journal.hasRoom
        if !hasRoom, now - roomCheckedAt >= Self.roomPause {
            roomCheckedAt = now
            do throws(JournalError) {
                hasRoom = try journal.makeRoom()
            } catch {
                throw giveUp(.journal(error))
            }
        }
        guard hasRoom == engine.core.isRoomLow else { return }
        engine.step(.room(isLow: !hasRoom), at: now, into: &out)
        try write()
        effects += out.effects
        out.removeAll()
    }

    /// Answers questions about orders that have never left: those from before the start without an
    /// identity. After a cut they wait, because what was cut may have been their identity.
    private mutating func resolveUnsigned(
        _ effects: inout [Effect],
        at now: Instant
    ) throws(DeskError) {
        var kept: [Effect] = []
        for effect in effects {
            guard case .query(let ordinal) = effect, let order = engine.core.orders[ordinal],
                order.isUnresolved, order.signed == nil
            else {
                kept.append(effect)
                continue
            }
            if waitsAfterCut(order, at: now) { continue }
            let report = VenueReport.closed(ordinal, .rejected(.unavailable))
            engine.step(.venue(report), at: now, into: &out)
        }
        effects = kept
        guard !out.facts.isEmpty else { return }
        try write()
        effects += out.effects
        out.removeAll()
    }

    /// Whether a tail that was cut may have held the order's identity, and what was signed may still be
    /// alive. How long nobody was here is not known, so the patience begins anew with every start.
    private func waitsAfterCut(_ order: WorkingOrder, at now: Instant) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.cutForgetsIdentity) { return false }
            if Mutant.isActive(.cutForgottenByNextStart), journal.recovery.cut == nil {
                return false
            }
        #endif
        return order.order.epoch < engine.core.cutEpoch
            && now - engine.core.startedAt < options.followUp.patienceAfterCut
    }

    /// Whether an order that a dry run finds may have left before it.
    private func mayHaveLeft(_ order: WorkingOrder, at now: Instant) -> Bool {
        order.signed != nil || order.filled > .zero
            || options.signsOrders && waitsAfterCut(order, at: now)
    }

    /// Refuses here what a dry run must not let out.
    private mutating func withhold(
        _ effects: inout [Effect],
        at now: Instant
    ) throws(DeskError) {
        #if MUTANTS
            if Mutant.isActive(.dryRunSends) { return }
        #endif
        var pending = effects
        effects = []
        while !pending.isEmpty {
            for effect in pending {
                switch effect {
                case .send(let order):
                    engine.step(
                        .venue(.closed(order.ordinal, .rejected(.unavailable))),
                        at: now,
                        into: &out
                    )
                case .query(let ordinal):
                    // What never left does not exist there; what may have left before this run stays
                    // in doubt, because nobody is asked.
                    guard let order = engine.core.orders[ordinal],
                        !mayHaveLeft(order, at: now)
                    else { continue }
                    let report = VenueReport.closed(ordinal, .rejected(.unavailable))
                    engine.step(.venue(report), at: now, into: &out)
                case .submit, .cancel: break
                // A statement only reads, and it says what time it is there.
                case .askStatement, .alert: effects.append(effect)
                }
            }
            try write()
            pending = out.effects
            out.removeAll()
        }
    }
}
