import Backtest
import MarketData
import PaperVenue
import Replay
import Testing

@Suite struct `A backtest against a plain loop` {
    struct Case: CustomTestStringConvertible, Sendable {
        let seed: UInt64
        let count: Int
        let fast: Int
        let slow: Int
        let warmup: Int
        let units: Int128
        let feeBps: Int64
        var testDescription: String { "seed \(seed), \(count) bars, \(fast)/\(slow)" }
    }

    static let cases = [
        Case(
            seed: 1,
            count: 2_000,
            fast: 20,
            slow: 100,
            warmup: 100,
            units: 100_000_000,
            feeBps: 10
        ),
        Case(seed: 2, count: 20_000, fast: 3, slow: 9, warmup: 0, units: 33_333_333, feeBps: 25),
        Case(seed: 3, count: 7_919, fast: 12, slow: 26, warmup: 26, units: 1, feeBps: 0),
        Case(seed: 4, count: 5_000, fast: 50, slow: 7, warmup: 300, units: 777_777_777, feeBps: 1),
        Case(seed: 5, count: 12_345, fast: 1, slow: 2, warmup: 5, units: 99_999_999, feeBps: 4_999),
    ]

    @Test(arguments: cases, [false, true])
    func `agree to the last unit at either fill rule`(_ one: Case, fillsAtClose: Bool) throws {
        try expectAgreement(one, fillsAtClose: fillsAtClose, shorts: false)
    }

    @Test(arguments: cases, [false, true])
    func `agree to the last unit with shorts`(_ one: Case, fillsAtClose: Bool) throws {
        try expectAgreement(one, fillsAtClose: fillsAtClose, shorts: true)
    }

    private func expectAgreement(_ one: Case, fillsAtClose: Bool, shorts: Bool) throws {
        let series = GeneratedMarket.series("X", seed: one.seed, count: one.count)
        var venue = PaperVenueModel()
        venue.feeBps = one.feeBps
        venue.fillRule = fillsAtClose ? .close : .nextOpen
        let specification = try GeneratedMarket.specification(
            [series],
            strategy: "ema-cross",
            settings: [
                "fast=\(one.fast)", "slow=\(one.slow)", "warmup=\(one.warmup)",
                "quantity=\(decimal(one.units))", "short=\(shorts ? 1 : 0)",
            ],
            cash: 100_000_000,
            venue: venue
        )
        var backtest = Backtest(specification, [series])
        let result = try backtest.run()
        var job = ReferenceCross.Job()
        job.fast = one.fast
        job.slow = one.slow
        job.warmup = one.warmup
        job.units = one.units
        job.feeBps = Int128(one.feeBps)
        job.cash = 100_000_000 * 100_000_000
        job.shorts = shorts
        job.fillsAtClose = fillsAtClose
        let expected = ReferenceCross(job, series)
        #expect(expected.trades > 5, "the market gives it something to trade")
        #expect(result.report.trades == expected.trades)
        #expect(result.wins == expected.wins)
        #expect(result.losses == expected.losses)
        #expect(result.report.fees == expected.fees)
        #expect(result.report.equity == expected.equity)
        let collateral = result.report.positions.reduce(Int128(0)) { sum, position in
            // Behind a short lie its proceeds and as much again.
            position.size < 0 ? sum + position.cost : sum
        }
        let liquid = result.report.cash + result.report.reserved
        #expect(liquid == expected.cash - 2 * collateral)
    }

    private func decimal(_ units: Int128) -> String {
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
        return "\(padded.dropLast(8)).\(padded.suffix(8))"
    }
}
