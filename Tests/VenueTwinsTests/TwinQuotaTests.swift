import Testing
import TradeModel
import VenueTwins

@Suite struct `A venue's door` {
    private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

    @Test func `takes what is published and says when there is room again`() {
        var quota = TwinQuota()
        #expect(quota.judge(TwinQuota.shortUnits, at: at(0)) == nil)
        #expect(quota.judge(1, at: at(1_999)) == .tooMany(retryAfter: .seconds(3)))
        #expect(quota.judge(1, at: at(2_000)) == nil)
    }

    @Test func `counts a minute too`() {
        var quota = TwinQuota()
        var taken: Int64 = 0
        for step in 0..<29 as Range<Int64> where quota.judge(50, at: at(step * 2_000)) == nil {
            taken += 50
        }
        #expect(taken == TwinQuota.longUnits)
    }

    @Test func `may take fewer for a while and not say when`() {
        var quota = TwinQuota()
        quota.lower(to: 3, hints: false, until: at(10_000))
        #expect(quota.judge(4, at: at(0)) == .tooMany(retryAfter: nil))
        #expect(quota.judge(4, at: at(10_000)) == nil)
    }

    @Test func `bans who does not listen`() {
        var quota = TwinQuota()
        quota.lower(to: 1, hints: true, until: at(10_000))
        var last: TwinQuota.Refusal?
        for step in 0..<70 as Range<Int64> { last = quota.judge(2, at: at(step)) ?? last }
        guard case .banned(let retryAfter) = last else {
            Issue.record("not banned: \(String(describing: last))")
            return
        }
        #expect(retryAfter < .seconds(20))
        #expect(quota.judge(1, at: at(19_000)) != nil && quota.judge(1, at: at(21_000)) == nil)
    }

    @Test func `is shut in an outage and open again after it`() {
        var quota = TwinQuota()
        quota.fail(until: at(5_000))
        #expect(quota.judge(1, at: at(4_999)) == .unavailable)
        #expect(quota.judge(1, at: at(5_000)) == nil)
        #expect(quota.counts.entries.contains { $0.name == "unavailable" && $0.count == 1 })
    }
}
