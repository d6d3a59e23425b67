import Engine
import Ledger
import MarketData
import PaperVenue
import Policies
import Replay
import Strategies
import TestSupport
import Testing
import TradeModel

/// Prices that jump between a decision and its fill: a replay always comes to its end.
@Suite struct `Price gaps` {
    /// Falls for 30 candles, then opens at `jump` times the last close and stays there.
    private func series(jump: Int64) -> CandleSeries {
        var prices = (0..<30).map { Int64(1_000_000 - $0 * 1_000) }
        prices += Array(repeating: prices[29] * jump / 10, count: 30)
        return CandleSeries(
            name: "A",
            priceScale: 4,
            volumeScale: 2,
            times: prices.indices.map { 1_600_000_020_000 + Int64($0) * 60_000 },
            opens: prices,
            highs: prices,
            lows: prices,
            closes: prices,
            volumes: prices.map { _ in 100 }
        )
    }

    @Test(arguments: [Int64(9), 11, 12, 15, 30], [4, 28, 29])
    func `a short entered with nearly all cash`(jump: Int64, warmup: Int) throws {
        let series = series(jump: jump)
        let specification = RunSpecification(
            inputs: [.init(series, sha256: "00")],
            cash: 1_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: []),
            profile: .none,
            venue: PaperVenueModel()
        )
        let description = specification.setup.instruments[0]
        let units = try #require(description.units(worth: 985_000_000, at: 1_000_000))
        let strategy = EmaCross(
            .init(fast: 2, slow: 4, quantities: [units], warmup: warmup, shorts: true),
            priceScales: [4]
        )
        var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed([series]))
        var steps = 0
        while replayer.advance() != .ended, steps < 2_000 {
            replayer.deliver()
            replayer.clear()
            steps += 1
        }
        #expect(steps < 2_000, "the venue repeats itself")
        #expect(replayer.engine.core.lastOrdinal > OrderOrdinal(0))
        #expect(replayer.engine.core.mode == .running)
        #expect(replayer.engine.core.ledger.audit().isEmpty)
    }

    @Test func `between two candles the engine is woken when a rule is due`() throws {
        let series = SampleMarket.walk("A", seed: 4, count: 300, intervalMs: 3_600_000)
        var profile = PolicyProfile.standard
        profile.exits?.timeDecayAfter = .minutes(20)
        let specification = RunSpecification(
            inputs: [.init(series, sha256: "00")],
            cash: 1_000_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: ["lookback=5"]),
            profile: profile,
            venue: PaperVenueModel()
        )
        let strategy = Momentum(
            .init(lookback: 5, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
            instruments: 1
        )
        var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed([series]))
        var looks: [Instant] = []
        while replayer.advance() != .ended {
            for fact in replayer.out.facts where fact.change == .exitsChecked {
                looks.append(fact.at)
            }
            replayer.deliver()
            replayer.clear()
        }
        #expect(looks.count > 3)
        #expect(looks.contains { ($0.milliseconds - series.times[0]) % 3_600_000 == 1_200_000 })
    }
}
