import Desk
import Engine
import MarketData
import Money
import PaperVenue
import Policies
import Replay
import Strategies
import TestSupport
import Testing
import TradeModel

private struct Encoding: StateSink {
    var parts: [Int128] = []
    mutating func append(_ value: Int128) { parts.append(value) }
    mutating func append(bits value: Double) { parts.append(Int128(value.bitPattern)) }
}

/// What came of trading twice.
private struct Outcome {
    let fills: Int64
    let exits: Set<ExitRule>
    let questions: Int
}

/// Trades the same candles twice: through the loop of backtest and replay, and through a desk.
private struct BothWays: StrategyVisitor {
    let specification: RunSpecification
    let series: [CandleSeries]

    func visit<S: Strategy>(_ strategy: S) throws -> Outcome {
        var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed(series))
        var exits: Set<ExitRule> = []
        while replayer.advance() != .ended {
            replayer.deliver()
            for fact in replayer.out.facts {
                if case .filled(_, _, _, .exit(let rule, _)) = fact.change { exits.insert(rule) }
            }
            replayer.clear()
        }
        var desk = try PaperDesk(specification, strategy: strategy, feed: CandleFeed(series))
        try desk.run()
        let (live, recorded) = (desk.engine, replayer.engine)
        #expect(live.core.fillDigest == recorded.core.fillDigest)
        #expect(live.core.tally == recorded.core.tally)
        var (lived, replayed) = (Encoding(), Encoding())
        live.encode(into: &lived)
        recorded.encode(into: &replayed)
        #expect(lived.parts == replayed.parts)
        let (statements, dropped) = (desk.statements, desk.droppedReadings)
        #expect(statements > 100 && dropped == 0)
        #expect(live.core.mode == .running)
        return Outcome(
            fills: live.core.tally.fills,
            exits: exits,
            questions: desk.questions
        )
    }
}

@Suite struct `The desk and the backtest` {
    private static func series(_ count: Int) -> [CandleSeries] {
        [
            SampleMarket.walk("ONE", seed: 5, count: count),
            SampleMarket.walk("TWO", seed: 6, count: count, stepBps: 300),
            SampleMarket.walk("FIVE", seed: 7, count: count / 5, intervalMs: 300_000),
        ]
    }

    private static func trade(
        _ strategy: String,
        _ settings: [String],
        _ profile: PolicyProfile,
        _ venue: PaperVenueModel
    ) throws -> Outcome {
        let series = series(2_000)
        let choice = try StrategyChoice(name: strategy, settings: settings)
        let specification = RunSpecification(
            inputs: series.map { .init($0, sha256: "generated") },
            cash: 100_000_000_000,
            strategy: choice,
            profile: profile,
            venue: venue
        )
        var both = BothWays(specification: specification, series: series)
        return try choice.visit(priceScales: series.map(\.priceScale), &both)
    }

    private static let venues: [PaperVenueModel] = {
        var wild = PaperVenueModel()
        wild.latency = .milliseconds(900)
        wild.partialFillBps = 4_000
        wild.rejectionBps = 1_000
        return [PaperVenueModel(), wild]
    }()

    @Test(arguments: venues)
    func `trade alike with a strategy and the standard policies`(venue: PaperVenueModel) throws {
        let settings = ["lookback=5", "enterBps=50", "leaveBps=-900"]
        let outcome = try Self.trade("momentum", settings, .standard, venue)
        #expect(outcome.fills > 20 && outcome.questions > 0)
        #expect(outcome.exits.isSuperset(of: [.stopLoss, .timeDecay]))
    }

    @Test(arguments: venues)
    func `trade alike with a strategy and no policies`(venue: PaperVenueModel) throws {
        let settings = ["fast=5", "slow=20", "warmup=20", "quantity=1"]
        let outcome = try Self.trade("ema-cross", settings, .none, venue)
        #expect(outcome.fills > 100)
    }
}
