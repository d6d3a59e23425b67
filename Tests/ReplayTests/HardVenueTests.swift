import Engine
import Ledger
import MarketData
import PaperVenue
import Policies
import Randomness
import Replay
import Strategies
import TestSupport
import Testing
import TradeModel

/// Runs in which money is tight, the market jumps and the venue is at its worst, both ways: what a
/// comfortable market would never show.
@Suite struct `A hard venue` {
    private static func venue(_ random: inout SplitMix64) -> PaperVenueModel {
        var venue = PaperVenueModel()
        venue.seed = random.next()
        venue.feeBps = random.pick([0, 10, 200])
        venue.latency = .milliseconds(random.pick([0, 400, 61_000]))
        venue.partialFillBps = random.pick([0, 5_000, 10_000])
        venue.rejectionBps = random.pick([0, 3_000])
        venue.fillRule = random.pick([.nextOpen, .close, .depth(shareBps: 500)])
        return venue
    }

    /// A walk that jumps by up to a half every fiftieth candle and has candles without volume.
    private static func series(_ name: String, _ random: inout SplitMix64) -> CandleSeries {
        var price: Int64 = 1_000_000
        var columns: [[Int64]] = [[], [], [], [], []]
        for _ in 0..<400 {
            let jump = random.oneIn(50) ? random.within(-4_000...5_000) : random.within(-80...80)
            let open = max(10_000, price + price * jump / 10_000)
            price = max(10_000, open + open * random.within(-100...100) / 10_000)
            columns[0].append(open)
            columns[1].append(max(open, price))
            columns[2].append(min(open, price))
            columns[3].append(price)
            columns[4].append(random.oneIn(4) ? -1 : random.within(0...20))
        }
        return CandleSeries(
            name: name,
            priceScale: 4,
            volumeScale: 0,
            times: (0..<400).map { 1_600_000_020_000 + Int64($0) * 60_000 },
            opens: columns[0],
            highs: columns[1],
            lows: columns[2],
            closes: columns[3],
            volumes: columns[4]
        )
    }

    /// Runs to the end; every so many events the process "dies" and is folded from its facts.
    private static func run(
        _ specification: RunSpecification,
        _ series: [CandleSeries],
        _ strategy: EmaCross,
        restartsEvery period: Int?
    ) throws -> Replayer<EmaCross> {
        func fresh() -> Replayer<EmaCross> {
            Replayer(specification, strategy: strategy, feed: CandleFeed(series))
        }
        var replayer = fresh()
        var facts: [Fact] = []
        var events = 0
        while true {
            let end = replayer.advance() == .ended
            replayer.deliver()
            facts += replayer.out.facts
            replayer.clear()
            #expect(replayer.engine.core.ledger.audit().isEmpty)
            if end { return replayer }
            events += 1
            try #require(events < 40_000, "the run goes round in circles")
            guard let period, events % period == 0 else { continue }
            let snapshot = replayer.savedState
            replayer = fresh()
            for fact in facts { replayer.fold(fact) }
            var restored = fresh()
            try restored.restore(snapshot)
            #expect(restored.engine == replayer.engine, "a snapshot is what the facts fold to")
            #expect(restored.venue == replayer.venue)
            if events / period % 2 == 0 { replayer = restored }
            replayer.seekFeed()
            replayer.start(epoch: replayer.engine.core.epoch + 1)
            replayer.deliver()
            facts += replayer.out.facts
            replayer.clear()
        }
    }

    @Test(arguments: 1...16)
    func `neither loops, nor unbalances the books, nor ends otherwise after restarts`(
        seed: Int
    ) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let series = [Self.series("A", &random), Self.series("B", &random)]
        var profile = random.pick([PolicyProfile.none, .standard])
        profile.risk?.cooldown = .minutes(3)
        profile.risk?.maxPositionBps = 9_000
        profile.risk?.maxExposureBps = 10_000
        let specification = RunSpecification(
            inputs: series.map { .init($0, sha256: "00") },
            cash: random.pick([12_000_000_000, 30_000_000_000]),
            strategy: try StrategyChoice(name: "ema-cross", settings: ["short=1"]),
            profile: profile,
            venue: Self.venue(&random)
        )
        let strategy = EmaCross(
            .init(
                fast: 2,
                slow: 5,
                quantities: [100_000_000, 80_000_000],
                warmup: 3,
                shorts: true
            ),
            priceScales: [4, 4]
        )
        let undisturbed = try Self.run(specification, series, strategy, restartsEvery: nil)
        #expect(undisturbed.engine.core.mode == .running, "books and venue never disagree")
        #expect(undisturbed.engine.core.tally.fills > 0 || profile.risk != nil)
        let period = 40 + random.below(200)
        let killed = try Self.run(specification, series, strategy, restartsEvery: period)
        #expect(killed.stateHash == undisturbed.stateHash, "restarts every \(period) events")
    }
}
