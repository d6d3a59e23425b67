import Randomness
import Testing
import TradeModel

@testable import Throttle

/// What must hold whatever comes: many seeds, judged by a count that knows nothing of the budget.
@Suite struct `A budget under everything` {
    /// A crowd that asks, cancels and polls at random for a while.
    private struct Crowd {
        var chance: SplitMix64
        var budget: Budget
        var now = at(0)
        var grants: [Grant] = []
        var weights: [Ticket: Int64] = [:]
        var order: [Lane: [Ticket]] = [:]
        var granted: [Lane: [Ticket]] = [:]
        var lanes: [Ticket: Lane] = [:]
        var cancelled: Set<Ticket> = []

        mutating func ask(_ weight: Int64, _ lane: Lane) throws {
            do {
                let ticket = try budget.request(weight: weight, lane: lane, at: now)
                weights[ticket] = weight
                lanes[ticket] = lane
                order[lane, default: []].append(ticket)
            } catch {
                guard case .full = error else { throw error }
            }
        }

        mutating func poll() -> Instant? {
            let poll = budget.poll(at: now)
            for ticket in poll.grants {
                grants.append(Grant(at: now, weight: weights[ticket] ?? 0))
                granted[lanes[ticket] ?? .data, default: []].append(ticket)
            }
            return poll.nextAt
        }

        mutating func cancel() {
            guard let ticket = order[.data]?.last, budget.cancel(ticket) else { return }
            cancelled.insert(ticket)
        }
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `no window ever holds more than it may, and spacing is kept`(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let short = limit(chance.number(3...25), perMs: chance.number(50...2_000))
        let long = limit(chance.number(10...90), perMs: chance.number(2_000...9_000))
        let spacing = chance.oneIn(2) ? 0 : chance.number(1...40)
        var crowd = Crowd(
            chance: chance,
            budget: Budget(settings([short, long], spacingMs: spacing, capacity: 40))
        )
        let heaviest = min(short.units, long.units)
        for _ in 0..<600 {
            let weight = crowd.chance.number(1...heaviest)
            try crowd.ask(weight, crowd.chance.pick(Lane.allCases))
            if crowd.chance.oneIn(9) { crowd.cancel() }
            let next = crowd.poll()
            if let next, crowd.chance.oneIn(2) {
                crowd.now = next
            } else {
                crowd.now = crowd.now + .milliseconds(crowd.chance.number(0...60))
            }
        }
        #expect(crowd.grants.count > 20)
        #expect(fullest(crowd.grants, short.window) <= short.units)
        #expect(fullest(crowd.grants, long.window) <= long.units)
        for (one, next) in zip(crowd.grants, crowd.grants.dropFirst()) {
            #expect(next.at - one.at >= .milliseconds(spacing))
        }
        for lane in Lane.allCases {
            let expected = (crowd.order[lane] ?? []).filter { !crowd.cancelled.contains($0) }
            let granted = crowd.granted[lane] ?? []
            #expect(Array(expected.prefix(granted.count)) == granted, "first come, first served")
        }
        #expect(crowd.budget.unitsGranted == crowd.grants.reduce(0) { $0 + $1.weight })
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `two hundred who ask at once use at least 95 percent of what there is`(
        seed: UInt64
    ) throws {
        let window = limit(100, perMs: 1_000)
        var crowd = Crowd(
            chance: SplitMix64(seed: seed),
            budget: Budget(settings([window]))
        )
        var seconds: Int64 = 0
        while seconds < 10 {
            while crowd.budget.waiting(in: .data) < 200 {
                try crowd.ask(crowd.chance.number(1...5), .data)
            }
            crowd.now = max(crowd.poll() ?? at(0), crowd.now)
            seconds = (crowd.now - at(0)).nanoseconds / 1_000_000_000
        }
        let used = crowd.grants.filter { $0.at - at(0) < .seconds(10) }.reduce(0) { $0 + $1.weight }
        #expect(used >= 950 && used <= 1_000, "\(used) of 1,000")
        #expect(fullest(crowd.grants, window.window) <= 100)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `an exit's wait is bounded while data asks for everything`(seed: UInt64) throws {
        let window = limit(20, perMs: 1_000, reserve: 5)
        var crowd = Crowd(
            chance: SplitMix64(seed: seed),
            budget: Budget(settings([window], spacingMs: 7))
        )
        var asked: (ticket: Ticket, at: Instant)?
        var exits = 0
        var lastExitAt = Instant.distantPast
        for _ in 0..<1_500 {
            while crowd.budget.waiting(in: .data) < 50 { try crowd.ask(3, .data) }
            if asked == nil, crowd.chance.oneIn(100) {
                try crowd.ask(crowd.chance.number(1...5), .exits)
                asked = crowd.order[.exits]?.last.map { ($0, crowd.now) }
            }
            _ = crowd.poll()
            if let exit = asked, crowd.granted[.exits]?.last == exit.ticket {
                // At once where the exits before it have left what is set aside; the instants of
                // this test are up to 10 ms apart.
                let isAlone = exit.at - lastExitAt >= window.window
                let bound = isAlone ? Instant.Span.zero : window.window
                #expect(crowd.now - exit.at <= .milliseconds(bound.nanoseconds / 1_000_000 + 17))
                exits += isAlone ? 1 : 0
                lastExitAt = crowd.now
                asked = nil
            }
            crowd.now = crowd.now + .milliseconds(crowd.chance.number(1...10))
        }
        #expect(exits > 0)
        #expect(fullest(crowd.grants, window.window) <= 20)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `a clock that jumps and goes back does no harm`(seed: UInt64) throws {
        let window = limit(5, perMs: 100)
        var chance = SplitMix64(seed: seed)
        var budget = Budget(settings([window]))
        var right = at(0)
        // What left by true time: wrong instants do not change that.
        var grants: [Grant] = []
        for step in 0..<2_000 {
            right = right + .milliseconds(20)
            var said = right
            if step % 100 == 50 { said = right + .milliseconds(chance.number(-900...86_400_000)) }
            while budget.waiting(in: .data) < 20 {
                _ = try budget.request(weight: 1, lane: .data, at: said)
            }
            for _ in budget.poll(at: said).grants { grants.append(Grant(at: right, weight: 1)) }
        }
        // The past is forgotten once for an instant that is too late, and then all counts as spent.
        #expect(fullest(grants, window.window) <= 10)
        #expect(grants.count >= 1_500)
    }

    @Test func `one instant a day ahead holds an exit up for a window at most`() throws {
        var budget = Budget(settings([limit(5, perMs: 1_000)], spacingMs: 10))
        _ = budget.poll(at: at(86_400_000))
        budget.refused(retryAfter: .seconds(3), at: at(86_400_000))
        budget.heard(QuotaReport(remaining: 0, resetAt: at(86_404_000)), at: at(86_400_000))
        let exit = try budget.request(weight: 1, lane: .exits, at: at(0))
        #expect(budget.poll(at: at(0)).grants.isEmpty)
        #expect(budget.poll(at: at(3_999)).grants.isEmpty)
        #expect(budget.poll(at: at(4_000)).grants == [exit])
        #expect(budget.perMille(at: at(9_999)) == 500)
        #expect(budget.perMille(at: at(10_000)) == 600)
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `no weight, limit or instant makes it trap, not even at the ends of time`(
        seed: UInt64
    ) throws {
        var chance = SplitMix64(seed: seed)
        let units = max(1, chance.integer64())
        let window = try RateLimit(
            units: units,
            per: Instant.Span(nanoseconds: max(1, chance.integer64())),
            reservedForExits: chance.within(0...units - 1)
        )
        let spacing = Instant.Span(nanoseconds: max(0, chance.integer64()))
        let whole = try AllowanceSettings(limits: [window], spacing: spacing)
        var budget = Budget(try BudgetSettings(whole: whole, capacity: 20))
        var latest = Instant.distantPast
        var grants: [(at: Instant, weight: Int64)] = []
        var weights: [Ticket: Int64] = [:]
        var refusals = 0
        for _ in 0..<200 {
            let now = Instant(nanoseconds: chance.integer64())
            if latest - now > .seconds(1) {
                // The clock was put back: then everything is spent.
                grants = [(now, units)]
                latest = now
            }
            latest = max(latest, now)
            let weight = chance.integer64()
            do {
                let lane = chance.pick(Lane.allCases)
                let ticket = try budget.request(weight: weight, lane: lane, at: now)
                weights[ticket] = weight
            } catch {
                refusals += 1
            }
            let hint = chance.oneIn(2) ? nil : Instant.Span(nanoseconds: chance.integer64())
            if chance.oneIn(9) { budget.refused(retryAfter: hint, at: now) }
            if chance.oneIn(9) {
                let report = QuotaReport(
                    limit: chance.integer64(),
                    remaining: chance.integer64(),
                    resetAt: Instant(nanoseconds: chance.integer64())
                )
                budget.heard(report, at: now)
            }
            for ticket in budget.poll(at: now).grants {
                grants.append((latest, weights[ticket] ?? 0))
            }
        }
        for (place, first) in grants.enumerated() {
            let sum = grants[place...].filter { $0.at - first.at < window.window }
                .reduce(Int128(0)) { $0 + Int128($1.weight) }
            #expect(sum <= Int128(units))
        }
        #expect(refusals > 0)
    }

    @Test func `what is kept of the past is bounded`() throws {
        var budget = Budget(settings([limit(1_000_000, perMs: 1_000)]))
        var granted = 0
        for step in 0..<8_000 as Range<Int64> {
            let now = at(0) + Instant.Span(nanoseconds: step * 200_000)
            _ = try budget.request(weight: 1, lane: .data, at: now)
            granted += budget.poll(at: now).grants.count
        }
        #expect(granted == 8_000)
        #expect(budget.kept <= 2 * Int(RollingWindow.mostGrants))
    }
}
