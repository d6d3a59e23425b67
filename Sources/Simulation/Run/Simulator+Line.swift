// Between the node and the network: every request of the node stands in line for the venue's limits, and
// the venue has a door of its own at which it counts for itself.

import Desk
import Engine
import Randomness
import Throttle
import TradeModel
import VenueTwins

extension Simulator {
    /// True time at which something leaves that is asked now: the disk is waited for.
    private var leavesAt: Int64 { max(now, busyUntil) }

    private var lineInstant: Instant? { desk?.instant(clock.reading(at: leavesAt)) }

    /// True time at which the line is worth looking at again.
    var lineWake: Int64 {
        guard let lineNextAt, let present = desk?.instant(clock.reading(at: now)) else {
            return .max
        }
        let span = (lineNextAt - present).nanoseconds
        return max(busyUntil, clock.trueTime(from: now, after: span))
    }

    /// A process that starts knows nothing of what the one before it has spent.
    func openLine() {
        line = RequestLine(VenueTerms.budget, countingFrom: UInt64(outcome.starts) << 32)
        lineNextAt = nil
        auditor.lineOpened()
    }

    // MARK: - Out of the node

    func send(_ request: VenueRequest) {
        stand(request)
        letGo()
    }

    private func stand(_ request: VenueRequest) {
        guard let instant = lineInstant, let core = desk?.engine.core else { return }
        let lane = lane(of: request, core)
        do throws(BudgetRefusal) {
            let call = try line.ask(
                request,
                weight: request.weight,
                lane: lane,
                parts: request.parts,
                isRepeatable: request.isRepeatable,
                until: instant + VenueTerms.patience,
                at: instant
            )
            auditor.asked(call, lane, at: leavesAt)
        } catch {
            outcome.occurrences["door.lineFull", default: 0] += 1
            auditor.refused(error)
        }
    }

    private func lane(of request: VenueRequest, _ core: EngineCore) -> Lane {
        request.lane(
            isOfExit: { reference in
                let order =
                    switch reference {
                    case .id(let id): core.orders[id.ordinal]
                    case .transaction(let id):
                        core.orders.working.first { $0.signed?.transaction == id }
                    }
                return order.map { !$0.order.purpose.isEntry } ?? false
            },
            isExitWaiting: core.orders.working.contains {
                !$0.order.purpose.isEntry && $0.signed == nil
            }
        )
    }

    /// Lets leave what may.
    func letGo() {
        guard let instant = lineInstant else { return }
        let poll = line.poll(at: instant)
        lineNextAt = poll.nextAt
        for call in poll.late {
            outcome.occurrences["door.late", default: 0] += 1
            auditor.withdrawn(call)
        }
        for departure in poll.leaving {
            auditor.left(departure.call, departure.lane, departure.weight, at: leavesAt)
            judgeSending(departure.request)
            for arrival in network.arrivals(.toVenue, at: leavesAt) {
                agenda.put(.toVenue(departure.request, call: departure.call), at: arrival)
            }
        }
        auditor.compareTokens(line.budget.unitsGranted)
    }

    /// Whether something that waits may still leave.
    func mayLeave(_ isSuch: (VenueRequest) -> Bool) -> Bool {
        guard let instant = lineInstant else { return false }
        return line.mayLeave(at: instant, where: isSuch)
    }

    func flood(until end: Int64, _ count: Int) {
        guard isUp, !isCalm, now < end else { return }
        if now >= busyUntil {
            for _ in 0..<count { stand(.marketData) }
            letGo()
        }
        agenda.put(
            .flood(until: end, count: count),
            at: now + lineChance.number(1_000...6_000) * 1_000_000
        )
    }

    // MARK: - At the venue's door

    /// Whether the venue takes the request; otherwise it says so.
    func passesDoor(_ request: VenueRequest, _ call: UInt64) -> Bool {
        guard let refusal = quota.judge(request.weight, at: Instant(nanoseconds: now)) else {
            return true
        }
        carry([(Instant(nanoseconds: now), .turnedAway(call: call, refusal))])
        return false
    }

    func strikeTraffic(_ fault: TimedFault, until end: Int64) {
        let until = Instant(nanoseconds: end)
        switch fault.kind {
        case .limitLowered, .limitSilent:
            let hints = fault.kind == .limitLowered
            quota.lower(to: fault.detail % 12 + 3, hints: hints, until: until)
            // It shows only where much is asked.
            if isUp { flood(until: end, Int(fault.detail / 12 % 8)) }
        case .outage: quota.fail(until: until)
        case .dataFlood:
            guard isUp else { return }
            flood(until: end, Int(fault.detail % 40) + 10)
        case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
            .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError, .diskErrorAfter,
            .diskFull, .diskSlow, .rotBit, .rotMisdirected, .rotShort, .rotLastBatch, .rotSnapshot,
            .wallStep,
            .suspend, .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero,
            .feedAbsurd, .feedContradictory, .maintenance, .oldFills, .drift, .configuration,
            .wardenSilent, .wardenStale, .wardenFails:
            preconditionFailure("not a fault of traffic")
        }
        occurred(fault)
    }

    // MARK: - Into the node

    /// What the line makes of a message; whether anybody else is to hear of it.
    func hearOfDoor(_ message: VenueMessage) -> Bool {
        guard let instant = lineInstant else { return false }
        guard case .turnedAway(let call, let refusal) = message else {
            line.heard(at: instant)
            auditor.heardAnswer()
            return true
        }
        auditor.heard(refusal)
        let (kind, hint): (FailureClass, Instant.Span?) =
            switch refusal {
            case .tooMany(let hint): (.rateLimited, hint)
            case .banned(let hint): (.rateLimited, hint)
            case .unavailable: (.transient, nil)
            }
        let opened = line.breaker.timesOpened
        let failed = line.failed(call, kind, hint: hint, at: instant, using: &lineChance)
        if line.breaker.timesOpened > opened {
            outcome.occurrences["door.breakerOpened", default: 0] += 1
        }
        if let failed { giveUp(failed.request, failed.decision) }
        letGo()
        return false
    }

    /// An order that was turned away is in doubt: another copy of it may have come through.
    private func giveUp(_ request: VenueRequest, _ decision: RetrySchedule.Decision) {
        guard case .giveUp = decision else {
            outcome.occurrences["door.retried", default: 0] += 1
            return
        }
        outcome.occurrences["door.givenUp", default: 0] += 1
        guard case .exchange(.place(let order)) = request,
            desk?.engine.core.orders[order.id.ordinal] != nil
        else { return }
        react([.event(.venue(.unknown(order.id.ordinal)))])
    }
}
