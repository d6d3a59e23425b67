import Testing
import Throttle
import TradeModel

@Suite struct `A budget hears its provider` {
    private let window = limit(100, perMs: 1_000)

    private func granted(_ budget: inout Budget, at now: Instant) throws -> Int {
        while budget.waiting(in: .data) < 200 {
            _ = try budget.request(weight: 1, lane: .data, at: now)
        }
        return budget.poll(at: now).grants.count
    }

    @Test func `a refusal halves the allowance and a tenth comes back every ten seconds`() throws {
        var budget = Budget(settings([window]))
        budget.refused(retryAfter: .seconds(1), at: at(0))
        let law: [(Int64, Int64)] = [
            (0, 500), (9_999, 500), (10_000, 600), (20_000, 700), (49_999, 900), (50_000, 1_000),
            (90_000, 1_000),
        ]
        for (ms, perMille) in law { #expect(budget.perMille(at: at(ms)) == perMille) }
        #expect(try granted(&budget, at: at(5_000)) == 50)
        #expect(try granted(&budget, at: at(15_000)) == 60)
        #expect(try granted(&budget, at: at(60_000)) == 100)
    }

    @Test func `refusals never take the last tenth, and one volley counts once`() {
        var budget = Budget(settings([window]))
        for ms in 0..<20 as Range<Int64> { budget.refused(retryAfter: nil, at: at(ms)) }
        #expect(budget.perMille(at: at(20)) == 500)
        for step in 1..<20 as Range<Int64> { budget.refused(retryAfter: nil, at: at(step * 2_000)) }
        #expect(budget.perMille(at: at(38_000)) >= 100)
        #expect(budget.perMille(at: at(38_000)) < 200)
    }

    @Test func `nothing leaves before the pause that was asked for is over, not even an exit`()
        throws
    {
        var budget = Budget(settings([window]))
        budget.refused(retryAfter: .seconds(7), at: at(0))
        _ = try budget.request(weight: 1, lane: .exits, at: at(10))
        let poll = budget.poll(at: at(6_999))
        #expect(poll.grants.isEmpty && poll.nextAt == at(7_000))
        #expect(budget.poll(at: at(7_000)).grants.count == 1)
    }

    @Test func `without a hint the pauses grow to a bound`() {
        var budget = Budget(settings([window]))
        var now = at(0)
        var pauses: [Int64] = []
        for _ in 0..<6 {
            budget.refused(retryAfter: nil, at: now)
            pauses.append((budget.pausedUntil - now).nanoseconds / 1_000_000)
            now = budget.pausedUntil + .milliseconds(100)
        }
        #expect(pauses == [1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
    }

    @Test func `a lowered allowance does not hold up exits`() throws {
        var budget = Budget(settings([window]))
        _ = try granted(&budget, at: at(0))
        budget.refused(retryAfter: .zero, at: at(1))
        _ = try granted(&budget, at: at(1_000))
        for _ in 0..<50 { _ = try budget.request(weight: 1, lane: .exits, at: at(1_001)) }
        #expect(budget.poll(at: at(1_001)).grants.count == 50)
    }

    @Test func `what is left until the reset is all there is`() throws {
        var budget = Budget(settings([window]))
        budget.heard(QuotaReport(remaining: 3, resetAt: at(5_000)), at: at(0))
        #expect(try granted(&budget, at: at(0)) == 3)
        #expect(budget.poll(at: at(4_999)).grants.isEmpty)
        #expect(try granted(&budget, at: at(5_000)) == 100)
    }

    @Test func `an overtaken report does not raise what is left`() throws {
        var budget = Budget(settings([window]))
        budget.heard(QuotaReport(remaining: 3, resetAt: at(5_000)), at: at(0))
        budget.heard(QuotaReport(remaining: 60, resetAt: at(5_000)), at: at(1))
        #expect(try granted(&budget, at: at(2)) == 3)
    }

    @Test func `a lower limit is kept to, a higher one never raises ours`() throws {
        var budget = Budget(settings([window]))
        budget.heard(QuotaReport(limit: 40), at: at(0))
        #expect(try granted(&budget, at: at(0)) == 40)
        budget.heard(QuotaReport(limit: 5_000, remaining: 5_000), at: at(1_000))
        #expect(try granted(&budget, at: at(1_000)) == 100)
        #expect(budget.absurdities == 0)
    }

    @Test func `a lower limit comes back by the same steps unless it is said again`() throws {
        var budget = Budget(settings([limit(1_000, perMs: 1_000)]))
        budget.heard(QuotaReport(limit: 1), at: at(0))
        let law: [(Int64, Int64)] = [(0, 1), (9_999, 1), (10_000, 101), (50_000, 501)]
        for (ms, perMille) in law { #expect(budget.perMille(at: at(ms)) == perMille) }
        budget.heard(QuotaReport(limit: 300), at: at(55_000))
        #expect(budget.perMille(at: at(64_999)) == 300)
        #expect(budget.perMille(at: at(65_000)) == 400)
        #expect(budget.perMille(at: at(125_000)) == 1_000)
    }

    @Test func `who waits for a stated limit is told when it grows`() throws {
        var budget = Budget(settings([limit(10, perMs: 60_000)]))
        budget.heard(QuotaReport(limit: 2), at: at(0))
        for _ in 0..<3 { _ = try budget.request(weight: 1, lane: .data, at: at(0)) }
        let poll = budget.poll(at: at(0))
        #expect(poll.grants.count == 2 && poll.nextAt == at(10_000))
        #expect(budget.poll(at: at(10_000)).grants.count == 1)
    }

    @Test(arguments: [
        QuotaReport(limit: -1), QuotaReport(limit: 0), QuotaReport(limit: .max),
        QuotaReport(remaining: -5), QuotaReport(remaining: .max),
        QuotaReport(resetAt: at(-1)), QuotaReport(resetAt: .distantFuture),
        QuotaReport(resetAt: .distantPast),
    ])
    func `what makes no sense is counted and changes nothing`(report: QuotaReport) throws {
        var budget = Budget(settings([window]))
        budget.heard(report, at: at(0))
        #expect(budget.absurdities == 1)
        #expect(try granted(&budget, at: at(0)) == 100)
    }

    @Test func `an absurd pause is bounded or taken for none, and counted`() {
        var budget = Budget(settings([window]))
        budget.refused(retryAfter: .seconds(-3), at: at(0))
        #expect(budget.pausedUntil == at(1_000))
        budget.refused(retryAfter: Instant.Span(nanoseconds: .max), at: at(10_000))
        #expect(budget.pausedUntil == at(310_000))
        #expect(budget.absurdities == 2)
    }
}
