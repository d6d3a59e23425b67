import Testing
import Throttle
import TradeModel

@Suite struct `A budget` {
    /// Grants everything that waits, going from instant to instant as it says.
    private func drain(_ budget: inout Budget, from start: Instant) -> [(Ticket, Instant)] {
        var now = start
        var granted: [(Ticket, Instant)] = []
        while true {
            let poll = budget.poll(at: now)
            granted += poll.grants.map { ($0, now) }
            guard let next = poll.nextAt, next > now else { return granted }
            now = next
        }
    }

    @Test func `three calls at a second's spacing take two seconds`() throws {
        var budget = Budget(settings([], spacingMs: 1_000))
        for _ in 0..<3 { _ = try budget.request(weight: 1, lane: .data, at: at(0)) }
        let times = drain(&budget, from: at(0)).map(\.1)
        #expect(times == [at(0), at(1_000), at(2_000)])
    }

    @Test func `what is over the limit waits and then passes`() throws {
        var budget = Budget(settings([limit(2, perMs: 1_000)]))
        for _ in 0..<3 { _ = try budget.request(weight: 1, lane: .data, at: at(0)) }
        let first = budget.poll(at: at(400))
        #expect(first.grants.count == 2 && first.nextAt == at(1_400))
        #expect(budget.poll(at: at(1_399)).grants.isEmpty)
        let second = budget.poll(at: at(1_400))
        #expect(second.grants.count == 1 && second.nextAt == nil)
    }

    @Test func `the edge of a window lets no double burst through`() throws {
        var budget = Budget(settings([limit(10, perMs: 1_000)]))
        for _ in 0..<40 { _ = try budget.request(weight: 1, lane: .data, at: at(990)) }
        #expect(budget.poll(at: at(990)).grants.count == 10)
        #expect(budget.poll(at: at(1_010)).grants.isEmpty)
        #expect(budget.poll(at: at(1_989)).grants.isEmpty)
        #expect(budget.poll(at: at(1_990)).grants.count == 10)
    }

    @Test func `several windows hold at once`() throws {
        var budget = Budget(settings([limit(20, perMs: 1_000), limit(30, perMs: 60_000)]))
        for _ in 0..<50 { _ = try budget.request(weight: 1, lane: .data, at: at(0)) }
        #expect(budget.poll(at: at(0)).grants.count == 20)
        #expect(budget.poll(at: at(1_000)).grants.count == 10)
        #expect(budget.poll(at: at(2_000)).nextAt == at(60_000))
        #expect(budget.poll(at: at(60_000)).grants.count == 20)
    }

    @Test func `exits, cancels, entries, data go in this order`() throws {
        var budget = Budget(settings([limit(4, perMs: 1_000)]))
        let lanes: [Lane] = [.data, .entries, .cancels, .exits]
        let tickets = try lanes.map { try budget.request(weight: 1, lane: $0, at: at(0)) }
        #expect(budget.poll(at: at(0)).grants == tickets.reversed())
    }

    @Test func `within a lane who came first goes first, however light the next`() throws {
        var budget = Budget(settings([limit(5, perMs: 1_000)]))
        _ = try budget.request(weight: 3, lane: .data, at: at(0))
        _ = try budget.request(weight: 4, lane: .data, at: at(0))
        _ = try budget.request(weight: 1, lane: .data, at: at(0))
        #expect(budget.poll(at: at(0)).grants.count == 1)
        #expect(budget.poll(at: at(1_000)).grants.count == 2)
    }

    @Test func `an exit finds room at once while data asks for everything`() throws {
        var budget = Budget(settings([limit(20, perMs: 1_000, reserve: 4)]))
        for _ in 0..<200 { _ = try budget.request(weight: 1, lane: .data, at: at(0)) }
        #expect(budget.poll(at: at(0)).grants.count == 16)
        let exit = try budget.request(weight: 4, lane: .exits, at: at(1))
        #expect(budget.poll(at: at(1)).grants == [exit])
    }

    @Test func `who waits below is passed sixteen times at most`() throws {
        var budget = Budget(settings([], spacingMs: 10))
        let data = try budget.request(weight: 1, lane: .data, at: at(0))
        for _ in 0..<100 { _ = try budget.request(weight: 1, lane: .entries, at: at(0)) }
        let granted = drain(&budget, from: at(0)).map(\.0)
        #expect(granted.firstIndex(of: data) == 16)
    }

    @Test func `exits are passed by nobody's turn`() throws {
        var budget = Budget(settings([], spacingMs: 10))
        let data = try budget.request(weight: 1, lane: .data, at: at(0))
        for _ in 0..<100 { _ = try budget.request(weight: 1, lane: .exits, at: at(0)) }
        let granted = drain(&budget, from: at(0)).map(\.0)
        #expect(granted.last == data)
    }

    @Test func `who leaves the line frees his place for the next`() throws {
        var budget = Budget(settings([limit(1, perMs: 1_000)], capacity: 2))
        _ = try budget.request(weight: 1, lane: .data, at: at(0))
        #expect(budget.poll(at: at(0)).grants.count == 1)
        let first = try budget.request(weight: 1, lane: .data, at: at(1))
        let second = try budget.request(weight: 1, lane: .data, at: at(1))
        #expect(throws: BudgetRefusal.full(.data, capacity: 2)) {
            _ = try budget.request(weight: 1, lane: .data, at: at(1))
        }
        #expect(budget.cancel(first) && !budget.cancel(first))
        let third = try budget.request(weight: 1, lane: .data, at: at(1))
        #expect(drain(&budget, from: at(1_000)).map(\.0) == [second, third])
        #expect(budget.unitsGranted == 3)
    }

    @Test func `a full lane is no other lane's business`() throws {
        var budget = Budget(settings([limit(1, perMs: 1_000)], capacity: 1))
        _ = try budget.request(weight: 1, lane: .data, at: at(0))
        _ = try budget.request(weight: 1, lane: .exits, at: at(0))
        #expect(budget.waiting(in: .data) == 1 && budget.waiting(in: .exits) == 1)
    }

    @Test func `what could never be granted is refused at once`() throws {
        var budget = Budget(settings([limit(20, perMs: 1_000, reserve: 5)]))
        #expect(throws: BudgetRefusal.tooHeavy(weight: 21, limit: 20)) {
            _ = try budget.request(weight: 21, lane: .exits, at: at(0))
        }
        #expect(throws: BudgetRefusal.tooHeavy(weight: 16, limit: 15)) {
            _ = try budget.request(weight: 16, lane: .data, at: at(0))
        }
        for weight in [0, -1, Int64.min] {
            #expect(throws: BudgetRefusal.weightless(weight)) {
                _ = try budget.request(weight: weight, lane: .exits, at: at(0))
            }
        }
        #expect(throws: BudgetRefusal.noSuchPart(3)) {
            _ = try budget.request(weight: 1, lane: .exits, parts: [3], at: at(0))
        }
    }

    @Test func `endpoints that share a part share its limit, others do not wait for it`() throws {
        let part = allowance([limit(1, perMs: 1_000)])
        var budget = Budget(settings([limit(10, perMs: 1_000)], parts: [part]))
        let first = try budget.request(weight: 1, lane: .data, parts: [0], at: at(0))
        let second = try budget.request(weight: 1, lane: .data, parts: [0], at: at(0))
        let other = try budget.request(weight: 1, lane: .data, at: at(0))
        let poll = budget.poll(at: at(0))
        #expect(poll.grants == [first, other] && poll.nextAt == at(1_000))
        #expect(budget.poll(at: at(1_000)).grants == [second])
    }

    @Test func `who waits for a part long after the whole does not hide when the whole opens`()
        throws
    {
        let part = allowance([limit(1, perMs: 60_000)])
        var budget = Budget(settings([], spacingMs: 10, parts: [part]))
        let first = try budget.request(weight: 1, lane: .exits, parts: [0], at: at(0))
        #expect(budget.poll(at: at(0)).grants == [first])
        _ = try budget.request(weight: 1, lane: .exits, parts: [0], at: at(1))
        let free = try budget.request(weight: 1, lane: .exits, at: at(1))
        let poll = budget.poll(at: at(1))
        #expect(poll.grants.isEmpty && poll.nextAt == at(10))
        let next = budget.poll(at: at(10))
        #expect(next.grants == [free] && next.nextAt == at(20))
        #expect(budget.poll(at: at(20)).nextAt == at(60_000))
    }

    @Test func `a start that assumes the worst waits a window`() throws {
        var budget = Budget(settings([limit(5, perMs: 1_000)]))
        budget.assumeSpent(at: at(0))
        _ = try budget.request(weight: 1, lane: .exits, at: at(0))
        #expect(budget.poll(at: at(0)).nextAt == at(1_000))
        #expect(budget.poll(at: at(1_000)).grants.count == 1)
    }

    @Test func `settings that make no sense are refused by name`() throws {
        #expect(throws: SettingsFlaw.units(0)) { try RateLimit(units: 0, per: .seconds(1)) }
        #expect(throws: SettingsFlaw.window(.zero)) { try RateLimit(units: 1, per: .zero) }
        #expect(throws: SettingsFlaw.reserve(1, of: 1)) {
            try RateLimit(units: 1, per: .seconds(1), reservedForExits: 1)
        }
        let back = Instant.Span(nanoseconds: -1)
        #expect(throws: SettingsFlaw.spacing(back)) {
            try AllowanceSettings(limits: [], spacing: back)
        }
        #expect(throws: SettingsFlaw.capacity(0)) {
            try BudgetSettings(whole: allowance([]), capacity: 0)
        }
    }
}
