// When the faults have stopped: everything in doubt must resolve itself, and the books must be the
// venue's, within a bounded time.

import Desk
import Engine
import Ledger
import Ports
import TradeModel
import VenueTwins

extension Simulator {
    /// How long everything may take to resolve, in simulated nanoseconds: the longest rest of an order,
    /// the longest silence that may follow, and some patience.
    static let calmLimit: Int64 = 15 * 60_000_000_000

    func settle() {
        makeCalm()
        resolve()
        guard auditor.isContent else { return }
        if auditor.hasDrifted { judgeDrift() }
        guard auditor.isContent, !auditor.hasDrifted, !auditor.hasRotted, !auditor.isHasty else {
            return
        }
        liveOn()
        guard auditor.isContent else { return }
        hasHalted = false
        agenda.put(.lastWord(.halt), at: now + 1_000_000)
        runUntil(now + 2_000_000)
        resolve()
    }

    /// Waits until nothing is in doubt or at work and the books are the venue's.
    private func resolve() {
        let end = now + Simulator.calmLimit
        var isResolved = false
        while auditor.isContent, now < end, !isResolved {
            runUntil(now + 5_000_000_000)
            isResolved = isSettled
        }
        guard auditor.isContent, !isResolved else { return }
        auditor.find(.everythingResolves, "15 minutes after the last fault: \(whatIsOpen)")
    }

    /// What somebody else has changed must have been seen by now, if it still shows.
    private func judgeDrift() {
        // Three heartbeats, and the time that a late fill is waited for, without an order that ends meanwhile:
        // while something is at work, balances are not compared.
        for _ in 0..<4 {
            runUntil(now + 4 * 60_000_000_000)
            guard auditor.isContent, let instant = desk?.instant(clock.reading(at: now)) else {
                return
            }
            if instant - auditor.lastEndAt >= .minutes(3) { break }
        }
        guard auditor.isContent, let core = desk?.engine.core, core.orders.working.isEmpty else {
            return
        }
        let isSeen = core.mode.contains(.drifted) || auditor.hasAlertedDrift
        if !isSeen, !isVenues(core) {
            auditor.find(.driftStops, "the account was changed and nobody was told")
        }
    }

    /// The operator lifts the halt: the engine must be able to trade again.
    private func liveOn() {
        agenda.put(.lastWord(.resume), at: now + 1_000_000)
        agenda.put(.lastWord(.acceptDrift), at: now + 1_250_000)
        agenda.put(.lastWord(.endExitsOnly), at: now + 1_500_000)
        agenda.put(.lastWord(.resetDrawdown), at: now + 2_000_000)
        market.volatilityBps = 80
        isLivingOn = true
        runUntil(now + 240_000_000_000)
        isLivingOn = false
        market.volatilityBps = 10
        guard auditor.isContent, let core = desk?.engine.core,
            let instant = desk?.instant(clock.reading(at: now))
        else { return }
        let isPriced = Account.instruments.indices.allSatisfy { index in
            core.price(InstrumentIndex(UInt32(index)), at: instant).value != nil
        }
        if core.mode != .running || core.isRoomLow || core.unresolvedOrders > 0 || !isPriced {
            auditor.find(
                .everythingResolves,
                "four minutes after the halt was lifted: mode \(core.mode), room "
                    + "\(core.isRoomLow ? "low" : "there"), \(core.unresolvedOrders) orders "
                    + "unresolved, prices \(isPriced ? "known" : "unknown")"
            )
        }
    }

    private func makeCalm() {
        isCalm = true
        story.tell(now, "world", "no more faults")
        market.volatilityBps = 10
        market.jumpOneIn = 0
        network.rates = NetworkRates()
        network.partitionedUntil = 0
        network.deafUntil = 0
        network.muteUntil = 0
        feed = FeedFaults()
        quota.recover()
        disk.capacity = .max
        disk.costs = DiskCosts()
        disk.failAt = nil
        disk.failAfterHappening = nil
        disk.crashAt = nil
        recoveryCrashes = 0
        armedRot = nil
        clock.synchronizeWall()
        busyUntil = min(busyUntil, now + 1_000_000_000)
        agenda.put(.lastWord(.halt), at: now + 1_000_000)
    }

    /// Whether nothing is in doubt or at work, and the books are the venue's.
    private var isSettled: Bool {
        guard hasHalted, let core = desk?.engine.core, core.orders.working.isEmpty else {
            return false
        }
        // Where somebody else has changed the account, or told too little, the books stay what they are
        // until an operator has looked.
        if auditor.hasDrifted || auditor.hasRotted || auditor.isHasty { return true }
        guard core.mode.contains(.halted) else { return false }
        return isVenues(core)
    }

    /// Whether the books are the venue's.
    private func isVenues(_ core: EngineCore) -> Bool {
        guard venue.liveOrders.isEmpty, venue.quoteBalance == quoteOwned(core) else { return false }
        return Account.instruments.indices.allSatisfy { index in
            let instrument = InstrumentIndex(UInt32(index))
            return venue.baseBalance(instrument) == core.ledger.holding(instrument).size
        }
    }

    private func quoteOwned(_ core: EngineCore) -> Int128 {
        core.ledger[.cash(Account.quote)] + core.ledger[.reserved(Account.quote)]
    }

    private var whatIsOpen: String {
        guard let core = desk?.engine.core else { return "the node is down" }
        let orders = core.orders.working.map { "order \($0.order.ordinal.value) \($0.state)" }
        return "orders at work: \(orders.joined(separator: ", ")); mode \(core.mode); cash "
            + "\(quoteOwned(core)), at the venue \(venue.quoteBalance); live at the venue "
            + "\(venue.liveOrders.map { "\($0.id)" })"
    }
}
