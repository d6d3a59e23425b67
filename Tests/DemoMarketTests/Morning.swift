import DemoMarket
import Engine
import Host
import MarketData
import Money
import PaperVenue
import Policies
import Replay
import Strategies
import TradeModel

/// A demo market run through the engine in memory, and what happened.
struct Morning {
    let specification: RunSpecification
    private(set) var chronicle = Chronicle()
    private(set) var refusals: [Refusal] = []

    /// An entry that the strategy wanted and did not get.
    struct Refusal {
        let instrument: InstrumentIndex
        let reason: EntryRefusal
    }

    /// - Parameter hasWarden: whether the trap is known for one.
    init(seed: UInt64, hasWarden: Bool = true) throws {
        var inputs = RunInputs()
        for series in DemoMarket(seed: seed).series {
            try inputs.add(CandleFile.render(series), path: series.name + ".csv")
        }
        var profile = PolicyProfile.standard
        if hasWarden { profile.warden = .standard }
        var venue = PaperVenueModel()
        venue.latency = .milliseconds(DemoMarket.latencyMs)
        venue.partialFillBps = DemoMarket.partialFillBps
        venue.seed = seed
        specification = RunSpecification(
            inputs: inputs.inputs,
            cash: 10_000 * .powerOfTen(RunSpecification.quoteDecimals),
            strategy: try StrategyChoice(
                name: "momentum",
                settings: DemoMarket.strategySettings
            ),
            profile: profile,
            venue: venue
        )
        var run = Run(
            specification: specification,
            series: inputs.series,
            verdicts: hasWarden ? Morning.verdicts(inputs.inputs.map(\.name)) : []
        )
        let scales = inputs.inputs.map(\.priceScale)
        (chronicle, refusals) = try specification.strategy.visit(priceScales: scales, &run)
    }

    /// Every ten minutes of the morning a PASS, and of the trap a FAIL.
    private static func verdicts(_ names: [String]) -> [RecordedVerdict] {
        stride(from: 0, to: Int64(DemoMarket.minutes), by: 10).flatMap { minute in
            names.enumerated().map { place, name in
                let at = Instant(milliseconds: DemoMarket.startMs + minute * 60_000)
                let isTrap = name == DemoMarket.trap
                return RecordedVerdict(
                    at: at,
                    instrument: InstrumentIndex(UInt32(place)),
                    judgement: TokenJudgement(
                        verdict: isTrap ? .fail : .pass,
                        failed: isTrap ? WardenRules(.sell) : [],
                        warned: [],
                        unknown: [],
                        observedAt: at,
                        evidence: 1
                    )
                )
            }
        }
    }

    func index(_ name: String) -> InstrumentIndex {
        let place = specification.inputs.firstIndex { $0.name == name } ?? -1
        return InstrumentIndex(UInt32(place))
    }

    func orders(_ name: String) -> [Chronicle.OrderRecord] {
        chronicle.orders.filter { $0.order.instrument == index(name) }
    }

    func sales(_ name: String, _ rule: ExitRule) -> [Chronicle.Trade] {
        chronicle.trades.filter { trade in
            guard trade.instrument == index(name), case .exit(rule, _) = trade.purpose else {
                return false
            }
            return true
        }
    }

    private struct Run: StrategyVisitor {
        let specification: RunSpecification
        let series: [CandleSeries]
        let verdicts: [RecordedVerdict]

        func visit<S: Strategy>(_ strategy: S) -> (Chronicle, [Refusal]) {
            var replayer = Replayer(
                specification,
                strategy: strategy,
                feed: CandleFeed(series),
                verdicts: VerdictFeed(verdicts)
            )
            var chronicle = Chronicle()
            var refusals: [Refusal] = []
            replayer.start(epoch: 1)
            repeat {
                replayer.deliver()
                for fact in replayer.out.facts {
                    chronicle.note(fact, realisedBefore: 0, after: 0)
                }
                refusals += replayer.out.refusals.map { Refusal(instrument: $0.0, reason: $0.1) }
                replayer.clear()
            } while replayer.advance() != .ended
            return (chronicle, refusals)
        }
    }
}
