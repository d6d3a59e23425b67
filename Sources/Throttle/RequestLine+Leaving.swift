public import TradeModel

#if MUTANTS
    import Mutants
#endif

// What leaves, and when.
extension RequestLine {
    /// What leaves at `now`, what is given up because it did not leave in time, and when to ask again;
    /// nil when nothing waits.
    public mutating func poll(
        at now: Instant
    ) -> (leaving: [Departure], late: [UInt64], nextAt: Instant?) {
        let late = calls.filter { $0.until < now && !$0.stage.isUnderWay }.map(\.number)
        for number in late { withdraw(number) }
        forget(at: now)
        var leaving = standAgain(at: now)
        let passage = breaker.passage(at: now)
        var due: Instant?
        if passage != .nothing {
            let poll = budget.poll(
                at: now,
                atMost: passage == .everything ? .max : 1,
                exitsOnly: passage == .exitProbe
            )
            leaving += poll.grants.compactMap { depart($0, at: now) }
            due = poll.nextAt
            if passage != .everything, !poll.grants.isEmpty {
                breaker.probed(at: now)
                due = nil
            }
        }
        return (leaving, late, nextAt(due, after: now))
    }

    private mutating func depart(_ ticket: Ticket, at now: Instant) -> Departure? {
        guard let place = calls.firstIndex(where: { $0.stage == .waiting(ticket) }) else {
            return nil
        }
        return depart(place, at: now)
    }

    private mutating func depart(_ place: Int, at now: Instant) -> Departure {
        calls[place].stage = .underWay(since: now)
        let call = calls[place]
        return Departure(
            call: call.number,
            request: call.request,
            lane: call.lane,
            weight: call.weight
        )
    }

    /// What has paused long enough stands in line again, behind what came meanwhile.
    private mutating func standAgain(at now: Instant) -> [Departure] {
        var leaving: [Departure] = []
        var crowded: [UInt64] = []
        for place in calls.indices {
            guard case .pausing(let until) = calls[place].stage, until <= now else { continue }
            #if MUTANTS
                if Mutant.isActive(.retryTakesNoToken) {
                    leaving.append(depart(place, at: now))
                    continue
                }
            #endif
            do throws(BudgetRefusal) {
                let call = calls[place]
                let ticket = try budget.request(
                    weight: call.weight,
                    lane: call.lane,
                    parts: call.parts,
                    at: now
                )
                calls[place].stage = .waiting(ticket)
            } catch {
                // The line is full of what came later: that is worth more than an old question.
                crowded.append(calls[place].number)
            }
        }
        for number in crowded { withdraw(number) }
        return leaving
    }

    private func nextAt(_ due: Instant?, after now: Instant) -> Instant? {
        var next = due
        var waits = false
        for call in calls {
            switch call.stage {
            case .waiting: waits = true
            case .pausing(let until): next = min(next ?? until, until)
            case .underWay: break
            }
        }
        if waits, let change = breaker.nextChange(after: now) {
            next = min(next ?? change, change)
        }
        return next
    }
}
