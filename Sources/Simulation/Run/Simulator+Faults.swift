// What the plan does to the world.

import Desk
import Ports
import Randomness
import TradeModel
import VenueTwins

extension Simulator {
    func strike(_ fault: TimedFault) {
        guard !isCalm else { return }
        story.tell(now, "fault", "\(fault.kind.rawValue), \(fault.lastsMs) ms")
        let end = now + fault.lastsMs * 1_000_000
        switch fault.kind {
        case .kill where scenario.watchesDeaths && fault.detail % 3 == 0:
            stopInOrder(downMs: fault.lastsMs)
        case .kill, .powerLossLost, .powerLossArrived, .powerLossTorn, .powerLossGarbage,
            .powerLossReordered:
            occurred(fault)
            stop(fault.kind.loss, downMs: fault.lastsMs)
        case .killInDiskCall, .crashInRecovery, .diskError, .diskErrorAfter: armDisk(fault)
        case .configuration:
            occurred(fault)
            nextPolicies = PolicyChoice.allCases[Int(fault.detail % 3)]
            stop(nil, downMs: fault.lastsMs)
        case .rotBit, .rotMisdirected, .rotShort:
            stop(nil, downMs: fault.lastsMs)
            if tryDamage(fault) { occurred(fault) }
        case .rotLastBatch: armedRot = fault
        case .rotSnapshot:
            stop(nil, downMs: fault.lastsMs)
            if rotSnapshot(fault) { occurred(fault) }
        case .diskFull:
            occurred(fault)
            disk.capacity = disk.usedBytes + 30_000
            agenda.put(.roomReturns, at: end)
        case .diskSlow:
            occurred(fault)
            disk.costs = DiskCosts(
                writeNanoseconds: 1_000_000,
                synchronizeNanoseconds: 20_000_000 + fault.detail % 800_000_000
            )
            agenda.put(.diskRecovers, at: end)
        case .wallStep:
            occurred(fault)
            clock.stepWall((fault.detail % 172_800 - 86_400) * 1_000_000_000)
            agenda.put(.wallIsRight, at: end)
        case .suspend:
            occurred(fault)
            busyUntil = max(busyUntil, end)
        case .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero, .feedAbsurd,
            .feedContradictory, .maintenance, .oldFills, .drift:
            strikeOutside(fault, until: end)
        case .limitLowered, .limitSilent, .outage, .dataFlood: strikeTraffic(fault, until: end)
        case .wardenSilent, .wardenStale, .wardenFails: strikeOutside(fault, until: end)
        }
    }

    /// Somebody stops the engine and starts it again later: no death.
    private func stopInOrder(downMs: Int64) {
        guard isUp, now >= busyUntil else { return }
        outcome.occurrences["operator.stop", default: 0] += 1
        let reading = clock.reading(at: now)
        work { desk throws(DeskError) in try desk.stop(reading) }
        stop(nil, downMs: downMs)
    }

    private func strikeOutside(_ fault: TimedFault, until end: Int64) {
        let instrument = fault.detail % 6 - 2
        let spell = FeedFaults.Spell(until: end, instrument: max(-1, instrument))
        switch fault.kind {
        case .partition: network.partitionedUntil = max(network.partitionedUntil, end)
        case .deafNode: network.deafUntil = max(network.deafUntil, end)
        case .muteNode: network.muteUntil = max(network.muteUntil, end)
        case .feedMissing: feed.missing = spell
        case .feedLate: feed.late = spell
        case .feedZero: feed.zero = spell
        case .feedContradictory: feed.contradictory = spell
        case .feedAbsurd: feed.absurd[Int(fault.detail % 4)] = fault.detail % 8 >= 4
        case .wardenSilent: feed.wardenSilent = spell
        case .wardenStale: feed.wardenStale = spell
        case .wardenFails: feed.wardenFails = spell
        case .maintenance:
            venue.maintain(until: end)
            venueNextAt = venue.nextEvent
        case .oldFills: carry(venue.redeliver(Int(fault.detail % 8) + 1, at: now))
        case .drift:
            let kind = DriftKind.allCases[Int(fault.detail % 8)]
            let place = InstrumentIndex(UInt32(fault.detail / 8 % 4))
            guard venue.drift(kind, place, at: now) else { return }
            venueNextAt = venue.nextEvent
            story.tell(now, "venue", "somebody else: \(kind) at instrument \(place.value)")
            outcome.occurrences["drift.\(kind)", default: 0] += 1
            auditor.hasDrifted = true
        case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
            .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError, .diskErrorAfter,
            .diskFull, .diskSlow, .rotBit, .rotMisdirected, .rotShort, .rotLastBatch, .rotSnapshot,
            .wallStep, .suspend, .configuration, .limitLowered, .limitSilent, .outage, .dataFlood:
            preconditionFailure("not outside the node")
        }
        occurred(fault)
    }

    func occurred(_ fault: TimedFault) {
        outcome.occurrences["fault.\(fault.kind.rawValue)", default: 0] += 1
    }

    /// What an order has just left with rots, before anything else is written.
    func rotIfArmed() {
        guard let fault = armedRot, isUp else { return }
        armedRot = nil
        // Often so soon back that what has left is still under way.
        stop(nil, downMs: fault.detail % 2 == 0 ? 15 : fault.lastsMs)
        if rotLastBatch(fault) { occurred(fault) }
    }

    /// The node goes down: by the loss of power, or the process alone.
    private func stop(_ loss: PowerLoss?, downMs: Int64) {
        guard isUp else { return }
        unwritten = desk?.engine
        desk = nil
        connection += 1
        if let loss {
            disk.restart(loss, using: &diskChance)
            durable = DurableJournal(reading: disk, since: durable)
        } else {
            disk.reboot()
        }
        restart(afterMs: downMs)
    }

    // MARK: - The disk's own faults

    private func armDisk(_ fault: TimedFault) {
        guard isUp else { return }
        occurred(fault)
        let operation = disk.operations + 1 + Int(fault.detail % 6)
        switch fault.kind {
        case .killInDiskCall:
            armedLoss = nil
            disk.crashAt = operation
        case .crashInRecovery:
            recoveryCrashes = 2
            armCrash(within: 4)
        case .diskError:
            disk.forgetsAfterFailedSynchronization = fault.detail % 2 == 0
            disk.failAt = (operation, DiskError.inputOutput)
        case .diskErrorAfter: disk.failAfterHappening = (operation, DiskError.inputOutput)
        case .kill where scenario.watchesDeaths && fault.detail % 3 == 0:
            stopInOrder(downMs: fault.lastsMs)
        case .kill, .powerLossLost, .powerLossArrived, .powerLossTorn, .powerLossGarbage,
            .powerLossReordered, .diskFull, .diskSlow, .rotBit, .rotMisdirected, .rotShort,
            .rotLastBatch, .rotSnapshot, .wallStep, .suspend, .partition, .deafNode, .muteNode,
            .feedMissing,
            .feedLate, .feedZero, .feedAbsurd, .feedContradictory, .maintenance, .oldFills,
            .drift, .configuration, .limitLowered, .limitSilent, .outage, .dataFlood, .wardenSilent,
            .wardenStale, .wardenFails:
            preconditionFailure("not a fault of the disk")
        }
    }

    /// The machine goes down within one of the next disk calls, in any way.
    func armCrash(within calls: Int) {
        armedLoss = diskChance.pick(PowerLoss.allCases)
        disk.crashAt = disk.operations + 1 + diskChance.below(calls)
    }
}

extension FaultKind {
    /// How what was not synchronized comes out; nil when only the process dies.
    var loss: PowerLoss? {
        switch self {
        case .powerLossLost: .lost
        case .powerLossArrived: .arrived
        case .powerLossTorn: .torn
        case .powerLossGarbage: .garbage
        case .powerLossReordered: .reordered
        case .kill, .killInDiskCall, .crashInRecovery, .diskError, .diskErrorAfter, .diskFull,
            .diskSlow, .rotBit, .rotMisdirected, .rotShort, .rotLastBatch, .rotSnapshot, .wallStep,
            .suspend,
            .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero, .feedAbsurd,
            .feedContradictory, .maintenance, .oldFills, .drift, .configuration, .limitLowered,
            .limitSilent, .outage, .dataFlood, .wardenSilent, .wardenStale, .wardenFails:
            nil
        }
    }
}
