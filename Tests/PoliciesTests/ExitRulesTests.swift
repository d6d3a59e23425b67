import Money
import Policies
import Testing
import TradeModel

/// A position of 1,000 units opened at 10,000, seen at `price`.
private func view(
    _ price: Int64,
    peak: Int64 = 10_000,
    openedBy: Side = .buy,
    change: (inout ExitView) -> Void = { _ in }
) -> ExitView {
    var view = ExitView(
        openedBy: openedBy,
        size: 1_000,
        originalSize: 1_000,
        lot: 1,
        entryPrice: 10_000,
        peak: peak,
        price: price,
        openedAt: Instant(nanoseconds: 0)
    )
    change(&view)
    return view
}

private let start = Instant(nanoseconds: 0)

@Suite struct `Exit rules` {
    private func rule(_ view: ExitView, at now: Instant = start) -> ExitRule? {
        ExitProfile.standard.decide(view, at: now)?.rule
    }

    @Test(arguments: [
        (Int64(8_001), ExitRule?.none), (8_000, .stopLoss), (6_500, .stopLoss), (1, .stopLoss),
    ])
    func `the stop fires at minus twenty per cent`(price: Int64, expected: ExitRule?) {
        #expect(rule(view(price)) == expected)
    }

    @Test(arguments: [
        (Int64(11_999), ExitRule?.none), (12_000, .stopLoss), (13_500, .stopLoss),
    ])
    func `a short's stop fires at plus twenty per cent`(price: Int64, expected: ExitRule?) {
        #expect(rule(view(price, openedBy: .sell)) == expected)
    }

    @Test(arguments: [
        (Int64(19_999), false, 0, UInt8(0)), (20_000, false, 500, 0),
        (49_999, true, 0, 0), (50_000, true, 300, 1), (50_000, false, 500, 0),
    ])
    func `tiers sell their shares of the original at their gains`(
        price: Int64,
        isFirstSold: Bool,
        units: Int,
        tier: UInt8
    ) {
        let seen = view(price, peak: price) {
            guard isFirstSold else { return }
            $0.tiers[0].state = .filled
            $0.tiers[0].sold = 500
            $0.size = 500
        }
        let decision = ExitProfile.standard.decide(seen, at: start)
        #expect(decision?.units ?? 0 == Int128(units))
        #expect(decision?.tier ?? 0 == tier)
    }

    @Test func `a gap through both tiers sells eighty of a hundred and never more`() {
        var seen = view(55_000, peak: 55_000)
        var sold: Int128 = 0
        while let decision = ExitProfile.standard.decide(seen, at: start) {
            #expect(decision.rule == .takeProfit)
            sold += decision.units
            seen.size -= decision.units
            seen.tiers[Int(decision.tier)].state = .filled
            seen.tiers[Int(decision.tier)].sold += decision.units
        }
        #expect(sold == 800)
    }

    @Test func `a tier never sells more than is held`() {
        let seen = view(20_000, peak: 20_000) { $0.size = 120 }
        #expect(ExitProfile.standard.decide(seen, at: start)?.units == 120)
    }

    @Test func `a tier that works or has sold is not sold again`() {
        for state in [TierState.pending, .filled] {
            #expect(rule(view(20_000, peak: 20_000) { $0.tiers[0].state = state }) == nil)
        }
    }

    @Test func `a tier sells whole lots`() {
        let seen = view(20_000, peak: 20_000) { $0.lot = 300 }
        #expect(ExitProfile.standard.decide(seen, at: start)?.units == 300)
    }

    @Test func `a short's tiers are mirrored`() {
        var profile = ExitProfile.standard
        profile.takeProfits = [TakeProfit(gainBps: 3_000, percentOfOriginalBps: 5_000)]
        #expect(profile.decide(view(7_001, peak: 7_001, openedBy: .sell), at: start) == nil)
        let decision = profile.decide(view(7_000, peak: 7_000, openedBy: .sell), at: start)
        #expect(decision == ExitDecision(rule: .takeProfit, tier: 0, units: 500))
    }

    @Test(arguments: [
        (Int64(20_000), Int64(16_100), ExitRule?.none), (20_000, 16_001, nil),
        (20_000, 16_000, .trailingStop), (12_000, 9_600, nil), (12_500, 10_000, nil),
        (12_502, 10_001, .trailingStop),
    ])
    func `the trailing stop fires twenty per cent under the peak while in profit`(
        peak: Int64,
        price: Int64,
        expected: ExitRule?
    ) {
        #expect(rule(view(price, peak: peak)) == expected)
    }

    @Test(arguments: [
        (Int64(5_000), Int64(5_999), ExitRule?.none), (5_000, 6_000, .trailingStop),
        (8_400, 10_080, nil),
    ])
    func `a short's trailing stop is mirrored`(
        peak: Int64,
        price: Int64,
        expected: ExitRule?
    ) {
        #expect(rule(view(price, peak: peak, openedBy: .sell)) == expected)
    }

    @Test(arguments: [(Int64(19_999), false), (20_000, true)])
    func `a trailing stop with an arming gain waits for its peak`(peak: Int64, fires: Bool) {
        var profile = ExitProfile.standard
        profile.trailingArmBps = 10_000
        let decision = profile.decide(view(15_000, peak: peak), at: start)
        #expect(decision?.rule == (fires ? .trailingStop : nil))
    }

    @Test(arguments: [
        (Int64(3_599), Int64(10_499), false), (3_600, 10_499, true), (3_600, 10_500, false),
        (3_600, 9_501, true), (3_600, 9_500, false), (3_600, 10_000, true),
    ])
    func `time decay fires after an hour of less than five per cent`(
        seconds: Int64,
        price: Int64,
        fires: Bool
    ) {
        for side in Side.allCases {
            let seen = view(price, openedBy: side)
            let now = start + .seconds(seconds)
            #expect(rule(seen, at: now) == (fires ? .timeDecay : nil))
        }
    }

    @Test func `a position that sold a tier does not decay`() {
        let seen = view(10_000) { $0.tiers[0].sold = 1 }
        #expect(rule(seen, at: start + .minutes(60)) == nil)
    }

    @Test(arguments: [
        (500, ExitRule?.none), (499, .liquidityDrop), (0, .liquidityDrop), (2_000, nil),
    ])
    func `more than half of the liquidity gone sells`(now: Int, expected: ExitRule?) {
        let seen = view(10_000) {
            $0.entryLiquidity = .known(1_000, at: start, source: .provider)
            $0.liquidity = .known(Int128(now), at: start, source: .provider)
        }
        #expect(rule(seen) == expected)
    }

    @Test func `an unknown liquidity is no drop`() {
        let known = Reading<Int128>.known(1_000, at: start, source: .provider)
        #expect(rule(view(10_000) { $0.entryLiquidity = known }) == nil)
        #expect(
            rule(view(10_000) { $0.liquidity = .known(1, at: start, source: .provider) }) == nil
        )
        let none = Reading<Int128>.known(0, at: start, source: .provider)
        #expect(
            rule(
                view(10_000) {
                    $0.entryLiquidity = none
                    $0.liquidity = none
                }
            ) == nil
        )
    }

    @Test func `nothing held or no price decides nothing`() {
        #expect(rule(view(1) { $0.size = 0 }) == nil)
        #expect(rule(view(0)) == nil)
        #expect(rule(view(-5)) == nil)
        #expect(rule(view(1) { $0.entryPrice = 0 }) == nil)
    }

    /// Each rule with a profile that lets it hold at the very price at which all others hold too.
    @Test func `of every pair of rules that hold at once the higher one wins`() {
        let rules: [ExitRule] = [
            .stopLoss, .takeProfit, .trailingStop, .timeDecay, .liquidityDrop,
        ]
        for first in rules.indices {
            for second in rules.indices where second > first {
                let (profile, seen) = both(rules[first], rules[second])
                let decision = profile.decide(seen, at: start + .minutes(60))
                #expect(decision?.rule == rules[first])
                let (alone, seenAlone) = both(rules[second], rules[second])
                #expect(
                    alone.decide(seenAlone, at: start + .minutes(60))?.rule == rules[second]
                )
            }
        }
    }

    private func both(_ first: ExitRule, _ second: ExitRule) -> (ExitProfile, ExitView) {
        var profile = ExitProfile.standard
        func has(_ rule: ExitRule) -> Bool { first == rule || second == rule }
        // A price slightly in profit; a stop of minus two per cent stands above it.
        profile.stopLossBps = has(.stopLoss) ? -200 : 10_000
        profile.takeProfits =
            has(.takeProfit) ? [TakeProfit(gainBps: 50, percentOfOriginalBps: 5_000)] : []
        profile.trailingStopBps = has(.trailingStop) ? 100 : 10_000
        profile.timeDecayAfter = has(.timeDecay) ? .minutes(60) : .minutes(61)
        let seen = view(10_100, peak: 11_000) {
            guard has(.liquidityDrop) else { return }
            $0.entryLiquidity = .known(1_000, at: start, source: .provider)
            $0.liquidity = .known(1, at: start, source: .provider)
        }
        return (profile, seen)
    }

    @Test func `extreme figures decide without trapping`() {
        let extremes: [Int64] = [1, 2, .max - 1, .max]
        for entry in extremes {
            for price in extremes {
                for side in Side.allCases {
                    let seen = view(price, peak: price, openedBy: side) {
                        $0.entryPrice = entry
                        $0.size = 1 << 120
                        $0.originalSize = .max
                        $0.entryLiquidity = .known(.max, at: start, source: .provider)
                        $0.liquidity = .known(.max, at: start, source: .provider)
                    }
                    let decision = ExitProfile.standard.decide(seen, at: .distantFuture)
                    #expect((decision?.units ?? 0) <= 1 << 120)
                }
            }
        }
    }
}

@Suite struct `Slippage ladder` {
    @Test(arguments: [
        (0, Int64(50)), (1, 150), (2, 500), (3, 1_500), (4, 1_500), (1_000_000, 1_500),
    ])
    func `urgent exits climb a step per failure`(failures: Int, expected: Int64) {
        for rule in ExitRule.allCases where rule.isUrgent {
            #expect(ExitProfile.standard.slippage(for: rule, failures: failures) == expected)
        }
    }

    @Test func `others stay where they are`() {
        for rule in ExitRule.allCases where !rule.isUrgent {
            #expect(ExitProfile.standard.slippage(for: rule, failures: 3) == 50)
            #expect(!ExitProfile.standard.isAtCeiling(for: rule, failures: 3))
        }
    }

    @Test func `stop, trailing stop, liquidity and flatten are urgent`() {
        #expect(
            ExitRule.allCases.filter(\.isUrgent)
                == [.stopLoss, .trailingStop, .liquidityDrop, .flatten]
        )
    }

    @Test func `nothing goes beyond the ceiling`() {
        var profile = ExitProfile.standard
        profile.slippageCeilingBps = 300
        #expect(
            (0..<5).map { profile.slippage(for: .stopLoss, failures: $0) }
                == [50, 150, 300, 300, 300]
        )
        #expect(
            (0..<4).map { profile.isAtCeiling(for: .stopLoss, failures: $0) }
                == [false, false, true, true]
        )
        profile.slippageCeilingBps = 20
        #expect(profile.slippage(for: .takeProfit, failures: 0) == 20)
    }
}
