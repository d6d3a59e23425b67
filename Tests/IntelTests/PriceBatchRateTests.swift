import Intel
import Solana
import Testing
import Throttle
import TradeModel

/// Repricing a thousand tokens in virtual time, through a budget as the provider publishes it and
/// answers that take as long as answers take.
@Suite struct `The rate of price batches` {
    private struct Plan: Sendable, CustomTestStringConvertible {
        let name: String
        let width: Int
        let perSecond: Int64
        let latencyMs: Int64

        var testDescription: String { name }
    }

    private static let plans = [
        Plan(name: "Birdeye at 1 a second", width: 100, perSecond: 1, latencyMs: 400),
        Plan(name: "Birdeye at 15 a second", width: 100, perSecond: 15, latencyMs: 150),
        Plan(name: "Jupiter at 1 a second", width: 50, perSecond: 1, latencyMs: 900),
        Plan(name: "Jupiter at 10 a second", width: 50, perSecond: 10, latencyMs: 200),
    ]

    private enum Never: Error, Hashable {}

    /// No schedule is faster: each second sees as many begin as the budget allows, and what is left
    /// for the last second goes in rounds of as many as may be under way.
    private static func bound(_ plan: Plan, requests: Int64, maxInFlight: Int64) -> Int64 {
        let seconds = (requests - 1) / plan.perSecond
        let rest = requests - seconds * plan.perSecond
        return seconds * 1_000 + (rest + maxInFlight - 1) / maxInFlight * plan.latencyMs
    }

    @Test(arguments: plans)
    private func `a thousand tokens take no longer than budget and width demand`(plan: Plan) throws
    {
        let limit = try RateLimit(units: plan.perSecond, per: .seconds(1))
        var budget = Budget(try BudgetSettings(whole: try AllowanceSettings(limits: [limit])))
        var batch = PriceBatch<Never>(
            (0..<1_000).map { AskedMint(PriceSamples.mint($0)) },
            width: plan.width,
            ask: PriceSamples.question
        )
        let begin = PriceSamples.now
        var now = begin
        var waiting: [(ticket: Ticket, number: Int)] = []
        var flying: [(number: Int, until: Instant)] = []
        var sent = 0
        while true {
            for ended in flying where ended.until <= now { batch.take([], of: ended.number) }
            flying.removeAll { $0.until <= now }
            if batch.isDone { break }
            for asked in batch.next() {
                let weight = asked.question.request.weight
                let ticket = try budget.request(weight: weight, lane: .data, at: now)
                waiting.append((ticket, asked.number))
            }
            let poll = budget.poll(at: now)
            for grant in poll.grants {
                let place = try #require(waiting.firstIndex { $0.ticket == grant })
                let number = waiting.remove(at: place).number
                flying.append((number, now + .milliseconds(plan.latencyMs)))
                sent += 1
            }
            let next = (flying.map(\.until) + [poll.nextAt].compactMap { $0 }).min()
            now = try #require(next)
        }
        let requests = Int64((1_000 + plan.width - 1) / plan.width)
        #expect(Int64(sent) == requests)
        #expect(batch.results?.count == 1_000)
        let took = (now - begin).nanoseconds / 1_000_000
        let bound = Self.bound(plan, requests: requests, maxInFlight: 3)
        #expect(took * 100 <= bound * 105, "\(took) ms, where \(bound) ms are possible")
    }
}
