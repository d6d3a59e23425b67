import Intel
import Ports
import Providers
import Randomness
import Solana
import Testing
import Throttle
import TradeModel

/// Repricing a thousand tokens in virtual time through the whole way to a provider: batches, line, shared budget.
@Suite struct `Repricing through a line` {
    private struct Case: Sendable, CustomTestStringConvertible {
        let provider: ProviderID
        let width: Int
        let perThousandSeconds: Int64
        let latencyMs: Int64

        var testDescription: String { "\(provider.name) at \(perThousandSeconds) in 1,000 s" }
    }

    private static let cases = [
        Case(provider: .birdeye, width: 100, perThousandSeconds: 1_000, latencyMs: 400),
        Case(provider: .birdeye, width: 100, perThousandSeconds: 15_000, latencyMs: 150),
        Case(provider: .jupiter, width: 50, perThousandSeconds: 500, latencyMs: 900),
        Case(provider: .jupiter, width: 50, perThousandSeconds: 10_000, latencyMs: 200),
    ]

    /// No schedule is faster: each window sees as many begin as it has for data, and what is left for the last goes in
    /// rounds of as many as may be under way.
    private static func bound(_ limit: RateLimit, _ requests: Int64, latencyMs: Int64) -> Int64 {
        let each = limit.units - limit.reservedForExits
        let windows = (requests - 1) / each
        let most = Int64(ProviderLine.mostUnderWay)
        return windows * limit.window.nanoseconds / 1_000_000
            + (requests - windows * each + most - 1) / most * latencyMs
    }

    private static func mints() throws -> [AskedMint] {
        try (0..<1_000).map { number in
            let bytes = (0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 2))) }
            return AskedMint(try #require(Address(bytes: bytes)), decimals: 6)
        }
    }

    @Test(arguments: cases)
    private func `a thousand tokens take no longer than budget and width demand`(
        sample: Case
    ) throws {
        let plan = try ProviderPlan(
            sample.provider,
            address: "https://a.example",
            key: "k",
            perThousandSeconds: sample.perThousandSeconds
        )
        var line = ProviderLine(plan)
        var ledger: SharedLedger? = SharedLedger(freshSince: 7)
        var random = SplitMix64(seed: 3)
        var batch = PriceBatch<ProviderFailure>(try Self.mints(), width: sample.width) { mints in
            sample.provider == .birdeye
                ? Birdeye.prices(of: mints, maxAge: PriceCheck().maxAge)
                : Jupiter.prices(of: mints, within: SlotBound(slot: 1))
        }
        let begin = Instant(milliseconds: 5_000)
        var now = begin
        var asked: [UInt64: Int] = [:]
        var flying: [(call: UInt64, until: Instant)] = []
        while true {
            for (call, until) in flying where until <= now {
                let outcome = line.heard(
                    call,
                    .success(HTTPResponse(status: 200, headers: [], body: Array("{}".utf8))),
                    isRepeatable: true,
                    sharing: &ledger,
                    at: now,
                    wall: (now, now),
                    using: &random
                )
                guard case .answer = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                batch.take([], of: try #require(asked[call]))
            }
            flying.removeAll { $0.until <= now }
            if batch.isDone { break }
            for inquiry in batch.next() {
                let request = inquiry.question.request
                let call = try line.ask(request, lane: .data, until: .distantFuture, at: now)
                asked[call] = inquiry.number
            }
            let poll = line.poll(sharing: &ledger, as: 1, at: now)
            flying += poll.leaving.map { ($0.call, now + .milliseconds(sample.latencyMs)) }
            let next = (flying.map(\.until) + [poll.nextAt].compactMap { $0 }).min()
            now = max(try #require(next), now + .milliseconds(1))
        }
        #expect(batch.results?.count == 1_000)
        let limit = try #require(plan.budget.whole.limits.first)
        let took = (now - begin).nanoseconds / 1_000_000
        let bound = Self.bound(limit, Int64(batch.requests), latencyMs: sample.latencyMs)
        #expect(took * 100 <= bound * 105, "\(took) ms, where \(bound) ms are possible")
        #expect(took >= bound, "\(took) ms is faster than \(bound) ms, which nothing is")
    }
}
