import Ledger
import MarketData
import Money
import PaperVenue
import Policies
import Strategies
import TestSupport
import Testing
import TradeModel

@testable import Engine
@testable import Replay

/// A run stopped where something is held, an order works, a tier is sold and the breakers have
/// counted something.
private func busyRun() throws -> Replayer<Momentum> {
    var venue = PaperVenueModel()
    venue.latency = .milliseconds(500)
    venue.partialFillBps = 5_000
    let series = SampleMarket.walk("A", seed: 4, count: 3_000, stepBps: 150)
    let choice = try StrategyChoice(name: "momentum", settings: ["lookback=5"])
    let specification = RunSpecification(
        inputs: [.init(series, sha256: "00")],
        cash: 1_000_000_000_000,
        strategy: choice,
        profile: .standard,
        venue: venue
    )
    let strategy = Momentum(
        .init(lookback: 5, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
        instruments: 1
    )
    var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed([series]))
    while replayer.advance() != .ended {
        replayer.deliver()
        replayer.clear()
        let core = replayer.engine.core
        if core.tally.losses > 1, !core.open.isEmpty, core.orders.working.count == 1,
            core.orders.working[0].order.purpose.isEntry, core.orders.working[0].filled > .zero
        {
            return replayer
        }
    }
    Issue.record("the sample market never became busy")
    return replayer
}

private typealias Change = @Sendable (inout Replayer<Momentum>) throws -> Void

/// Each thing that the hash covers, and a change of it by one unit.
private let covered: [(String, Change)] = [
    ("last ordinal", { $0.engine.core.lastOrdinal = OrderOrdinal(9_999) }),
    ("peak", { $0.engine.core.positions[0].peak += 1 }),
    ("entry price", { $0.engine.core.positions[0].entryPrice += 1 }),
    ("original size", { $0.engine.core.positions[0].originalSize += 1 }),
    ("tier state", { $0.engine.core.positions[0].tiers[3].state = .filled }),
    ("tier sold", { $0.engine.core.positions[0].tiers[1].sold += 1 }),
    ("entry liquidity", { $0.engine.core.positions[0].entryLiquidity += 1 }),
    ("slippage failures", { $0.engine.core.positions[0].slippageFailures += 1 }),
    ("time of opening", { $0.engine.core.positions[0].openedAt = .distantFuture }),
    ("retry", { $0.engine.core.positions[0].retryAt = .distantFuture }),
    ("to be flattened", { $0.engine.core.positions[0].isToBeFlattened.toggle() }),
    ("cooldown", { $0.engine.core.positions[0].lastClosedAt = .distantFuture }),
    ("candles opened", { $0.engine.core.markets[0].opens += 1 }),
    ("candles closed", { $0.engine.core.markets[0].closes += 1 }),
    ("last price", { $0.engine.core.markets[0].price += 1 }),
    ("suspect price", { $0.engine.core.markets[0].suspect += 1 }),
    ("known price", { $0.engine.core.markets[0].isKnown.toggle() }),
    ("liquidity", { $0.engine.core.markets[0].liquidity += 1 }),
    (
        "judgement",
        {
            $0.engine.core.tokens[0].judgement = TokenJudgement(
                verdict: .pass,
                failed: [],
                warned: [],
                unknown: [],
                observedAt: .distantPast,
                evidence: 1
            )
        }
    ),
    ("mode", { $0.engine.core.mode = .halted }),
    ("risk day", { $0.engine.core.risk.day += 1 }),
    ("day's equity", { $0.engine.core.risk.dayStartEquity += 1 }),
    ("high-water mark", { $0.engine.core.risk.peakEquity += 1 }),
    ("losing streak", { $0.engine.core.risk.lossStreak += 1 }),
    ("losses since the stop", { $0.engine.core.risk.lossesTowardStop += 1 }),
    ("blocked day", { $0.engine.core.risk.blockedDay += 1 }),
    ("drawdown latch", { $0.engine.core.risk.isDrawdownLatched.toggle() }),
    ("fills", { $0.engine.core.tally.fills += 1 }),
    ("round trips", { $0.engine.core.tally.roundTrips += 1 }),
    ("wins", { $0.engine.core.tally.wins += 1 }),
    ("losses", { $0.engine.core.tally.losses += 1 }),
    ("fill digest", { $0.engine.core.fillDigest.add(1) }),
    ("balances", { try $0.engine.core.ledger.deposit(Amount(1, of: AssetID(0))) }),
    (
        "reservations",
        { replayer in
            replayer.engine.apply(
                Fact(at: replayer.engine.core.clock, .orderClosed(replayer.working, .cancelled))
            )
        }
    ),
    (
        "strategy",
        { replayer in
            replayer.engine.strategy.observe(
                Candle(open: 1, high: 1, low: 1, close: 1, volume: 1, scale: 4),
                of: InstrumentIndex(0)
            )
        }
    ),
    (
        "cancelling",
        { $0.engine.apply(Fact(at: $0.engine.core.clock, .cancelIntended($0.working))) }
    ),
    (
        "venue's orders",
        { $0.venue.observe(Fact(at: $0.engine.core.clock, .cancelIntended($0.working))) }
    ),
]

/// What depends on how often the process was started is left out.
private let leftOut: [(String, Change)] = [
    ("epoch", { $0.engine.core.epoch += 1 }),
    ("doubt", { $0.engine.apply(Fact(at: $0.engine.core.clock, .orderInDoubt($0.working))) }),
    (
        "acknowledgement",
        { $0.venue.observe(Fact(at: .distantPast, .orderAcknowledged($0.working))) }
    ),
    ("clock", { $0.engine.core.clock = .distantFuture }),
]

extension Replayer {
    fileprivate var working: OrderOrdinal { engine.core.orders.working[0].order.ordinal }
}

@Suite struct `State hash` {
    @Test(arguments: covered.indices)
    func `changes with everything that it covers`(index: Int) throws {
        var run = try busyRun()
        let before = run.stateHash
        try covered[index].1(&run)
        #expect(run.stateHash != before, "\(covered[index].0)")
    }

    @Test(arguments: leftOut.indices)
    func `stays whatever depends on restarts`(index: Int) throws {
        var run = try busyRun()
        let before = run.stateHash
        try leftOut[index].1(&run)
        #expect(run.stateHash == before, "\(leftOut[index].0)")
    }
}
