import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Timers` {
    private func holding(from start: Instant.Span = .zero) throws -> Harness<Scripted> {
        var harness = Harness(profile: .loose())
        harness.wait(start)
        try harness.open(10, at: 10_000)
        return harness
    }

    @Test func `nothing held, nothing wanted`() {
        let harness = Harness(profile: .loose())
        #expect(harness.engine.nextTimer == nil)
    }

    @Test func `no exit rules, no timer`() throws {
        var harness = Harness(profile: .none)
        try harness.open(10, at: 10_000)
        #expect(harness.engine.nextTimer == nil)
    }

    @Test(arguments: [
        (Int64(0), Int64(3_600_000)), (1, 3_605_000), (2_000, 3_605_000), (5_000, 3_605_000),
        (5_001, 3_610_000),
    ])
    func `time decay is wanted at the first point of the grid that it can fire at`(
        start: Int64,
        due: Int64
    ) throws {
        let harness = try holding(from: .milliseconds(start))
        #expect(harness.engine.nextTimer == Instant(milliseconds: due))
    }

    @Test func `time decay fires at its time without any candle`() throws {
        var harness = try holding()
        harness.step(.timer, at: Instant(milliseconds: 3_595_000))
        #expect(harness.sentNow.isEmpty)
        let due = try #require(harness.engine.nextTimer)
        #expect(due == Instant(milliseconds: 3_600_000))
        harness.step(.timer, at: due)
        #expect(try harness.lastSent().purpose == .exit(.timeDecay, tier: 0))
    }

    @Test func `a late timer does not leave the grid`() throws {
        var harness = try holding()
        harness.step(.timer, at: Instant(milliseconds: 3_593_700))
        #expect(harness.engine.nextTimer == Instant(milliseconds: 3_600_000))
        harness.step(.timer, at: Instant(milliseconds: 3_598_700))
        #expect(harness.engine.nextTimer == Instant(milliseconds: 3_600_000))
    }

    @Test func `a timer that was carried out is never wanted again`() throws {
        var harness = try holding()
        var previous = Instant.distantPast
        harness.price(10_600)
        for _ in 0..<10 {
            guard let due = harness.engine.nextTimer else { break }
            #expect(due > previous)
            previous = due
            harness.step(.timer, at: due)
        }
        #expect(harness.engine.nextTimer == nil)
        #expect(harness.alerts == [.priceUnknown])
        harness.wait(.minutes(60 * 25))
        harness.price(10_600)
        #expect(try #require(harness.engine.nextTimer) > previous)
    }

    @Test func `a working exit wants no timer`() throws {
        var harness = try holding()
        harness.price(8_000)
        #expect(harness.engine.nextTimer == nil)
    }

    @Test func `before 1970 the grid holds too`() throws {
        var harness = Harness(profile: .loose())
        harness.wait(.milliseconds(-7_200_001))
        try harness.open(10, at: 10_000)
        #expect(harness.engine.nextTimer == Instant(milliseconds: -3_600_000))
    }
}
