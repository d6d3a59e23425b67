import Policies
import Testing
import TradeModel

@Suite struct `Risk limits` {
    private let now = Instant(nanoseconds: 0) + .minutes(1_000)

    private func refusal(_ change: (inout RiskView) -> Void) -> EntryRefusal? {
        var view = RiskView(equity: 1_000_000)
        change(&view)
        return RiskLimits.standard.refusal(view, at: now)
    }

    @Test func `nothing against it is allowed`() { #expect(refusal { _ in } == nil) }

    @Test func `positions are allowed below their limit and not at it`() {
        #expect(refusal { $0.otherPositions = 4 } == nil)
        #expect(refusal { $0.otherPositions = 5 } == .tooManyPositions(limit: 5))
    }

    @Test func `orders are allowed below their limit and not at it`() {
        #expect(refusal { $0.workingOrders = 9 } == nil)
        #expect(refusal { $0.workingOrders = 10 } == .tooManyOrders(limit: 10))
    }

    @Test func `latches and blocks refuse`() {
        #expect(refusal { $0.isDrawdownLatched = true } == .drawdownLatched)
        #expect(refusal { $0.isBlockedToday = true } == .blockedToday)
        #expect(refusal { $0.hasWorkingOrder = true } == .duplicate)
        #expect(refusal { $0.hasPosition = true } == .duplicate)
    }

    @Test func `averaging is allowed only where the limits say so`() {
        var limits = RiskLimits.standard
        limits.allowsAveraging = true
        var view = RiskView(equity: 1)
        view.hasPosition = true
        #expect(limits.refusal(view, at: now) == nil)
        view.hasWorkingOrder = true
        #expect(limits.refusal(view, at: now) == .duplicate)
    }

    @Test(arguments: [(Int64(3_599), true), (3_600, false)])
    func `the cooldown ends after exactly its length`(seconds: Int64, refused: Bool) {
        let closed = now + .seconds(-seconds)
        let expected = EntryRefusal.coolingDown(until: closed + .minutes(60))
        #expect(refusal { $0.lastClosedAt = closed } == (refused ? expected : nil))
    }

    @Test func `a position at its limit is allowed and one unit above is not`() {
        let view = RiskView(equity: 1_000_003)
        let limits = RiskLimits.standard
        #expect(limits.refusal(addingCost: 250_000, to: view) == nil)
        #expect(
            limits.refusal(addingCost: 250_001, to: view)
                == .positionTooLarge(wanted: 250_001, limit: 250_000)
        )
    }

    @Test func `what is held counts towards a position's limit`() {
        var view = RiskView(equity: 1_000_000)
        view.positionCost = 200_000
        view.exposure = 200_000
        #expect(RiskLimits.standard.refusal(addingCost: 50_000, to: view) == nil)
        #expect(
            RiskLimits.standard.refusal(addingCost: 50_001, to: view)
                == .positionTooLarge(wanted: 250_001, limit: 250_000)
        )
    }

    @Test func `the smaller of the two position limits counts`() {
        var limits = RiskLimits.standard
        limits.maxPositionUnits = 500
        let view = RiskView(equity: 1_000_000)
        #expect(limits.refusal(addingCost: 500, to: view) == nil)
        #expect(
            limits.refusal(addingCost: 501, to: view)
                == .positionTooLarge(wanted: 501, limit: 500)
        )
    }

    @Test func `exposure at its limit is allowed and one unit above is not`() {
        var view = RiskView(equity: 1_000_000)
        view.exposure = 700_000
        #expect(RiskLimits.standard.refusal(addingCost: 100_000, to: view) == nil)
        #expect(
            RiskLimits.standard.refusal(addingCost: 100_001, to: view)
                == .exposureTooLarge(wanted: 800_001, limit: 800_000)
        )
    }

    @Test func `no equity, no position`() {
        let view = RiskView(equity: -5)
        #expect(
            RiskLimits.standard.refusal(addingCost: 1, to: view)
                == .positionTooLarge(wanted: 1, limit: 0)
        )
    }

    @Test func `a cost that does not fit beside what is held is refused`() {
        var view = RiskView(equity: .max)
        view.positionCost = 10
        view.exposure = 10
        #expect(RiskLimits.standard.refusal(addingCost: .max, to: view) == .overflow)
    }

    @Test(arguments: [
        (101, 1, 2, 101), (101, 1, 3, 50), (101, 1, 9, 50),
        (101, 10, 0, 100), (101, 10, 3, 50), (19, 10, 3, 0), (1, 1, 3, 0),
    ])
    func `from three losses on a size is halved to whole lots`(
        units: Int,
        lot: Int,
        streak: Int,
        expected: Int
    ) {
        let size = RiskLimits.standard.size(
            Int128(units),
            lot: Int128(lot),
            lossStreak: streak
        )
        #expect(size == Int128(expected))
    }

    @Test(arguments: [
        (1_000, 901, false), (1_000, 900, true), (999, 900, false),
        (999, 899, true), (0, -5, false), (1_000, 2_000, false), (1_000, -50, true),
    ])
    func `the day's loss counts from ten per cent`(
        start: Int,
        equity: Int,
        reached: Bool
    ) {
        let isReached = RiskLimits.standard.isDailyLossReached(
            dayStart: Int128(start),
            equity: Int128(equity)
        )
        #expect(isReached == reached)
    }

    @Test(arguments: [
        (1_000, 851, false), (1_000, 850, true), (0, 0, false),
        (Int.max, Int.max, false), (.max, .max / 2, true),
    ])
    func `the drawdown counts from fifteen per cent of the mark`(
        peak: Int,
        equity: Int,
        reached: Bool
    ) {
        let isReached = RiskLimits.standard.isDrawdownReached(
            peak: Int128(peak),
            equity: Int128(equity)
        )
        #expect(isReached == reached)
    }

    @Test func `the largest marks do not trap`() {
        #expect(!RiskLimits.standard.isDrawdownReached(peak: .max, equity: .max))
        #expect(RiskLimits.standard.isDrawdownReached(peak: .max, equity: .max / 2))
    }
}
