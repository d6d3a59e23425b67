public import TradeModel

#if MUTANTS
    import Mutants
#endif

// What leaves, and when.
extension RequestLine {
    /// What leaves at `now`, what is given up because it did not leave in time, and when to ask again;
    /// nil when nothing waits.
    ///
    /// Forgotten is what left and of which neither an answer nor a failure was told: after `patience`, or
    /// when too much is under way. It is told with the next poll, whenever that is.
    ///
    /// - Parameters:
    ///   - most: at most so many leave.
    ///   - exits: so many, where exits are among them that `most` would hold back; nil for no more than `most`.
    ///   - exitsOnly: whether the other lanes wait in any case.
    public mutating func poll(
        at now: Instant,
        atMost most: Int = .max,
        exits: Int? = nil,
        exitsOnly: Bool = false
    ) -> (leaving: [Departure], late: [UInt64], forgotten: [UInt64], nextAt: Instant?) {
        keepTime(now)
        var late = calls.filter { $0.until < now && !$0.stage.isUnderWay }.map(\.number)
        for number in late { withdraw(number) }
        forget(at: now)
        defer { forgotten = [] }
        var leaving = standAgain(at: now, &late)
        let passage = breaker.passage(at: now)
        var due: Instant?
        let exits = max(most, exits ?? most)
        if passage != .nothing, exits > 0 {
            let limit = passage == .everything ? Int.max : 1
            let poll = budget.poll(
                at: now,
                atMost: min(most, limit),
                exits: min(exits, limit),
                exitsOnly: exitsOnly || passage == .exitProbe
            )
            let departures = poll.grants.compactMap { depart($0, at: now) }
            leaving += departures
            due = poll.nextAt
            if passage != .everything, let probe = departures.first {
                breaker.probed(probe.call, at: now)
                due = nil
            }
        }
        return (leaving, late, forgotten, nextAt(due, after: now))
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
    private mutating func standAgain(
        at now: Instant,
        _ late: inout [UInt64]
    ) -> [Departure] {
        var leaving: [Departure] = []
        var refused: [UInt64] = []
        for place in calls.indices {
            guard case .pausing(_, let until) = calls[place].stage, until <= now else { continue }
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
                    isRetry: true,
                    at: now
                )
                calls[place].stage = .waiting(ticket)
            } catch {
                // It stood there before, so that this cannot be; it would be told all the same.
                refused.append(calls[place].number)
            }
        }
        for number in refused { withdraw(number) }
        late += refused
        return leaving
    }

    private func nextAt(_ due: Instant?, after now: Instant) -> Instant? {
        var next = due
        var waits = false
        for call in calls where !call.stage.isUnderWay {
            if call.until < .distantFuture {
                let late = call.until + Instant.Span(nanoseconds: 1)
                next = min(next ?? late, late)
            }
            switch call.stage {
            case .waiting: waits = true
            case .pausing(_, let until): next = min(next ?? until, until)
            case .underWay: break
            }
        }
        if waits, let change = breaker.nextChange(after: now) {
            next = min(next ?? change, change)
        }
        return next
    }
}
