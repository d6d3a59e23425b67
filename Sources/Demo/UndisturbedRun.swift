// The same inputs and settings without a process, a journal or a kill: what the killed run is
// measured against.

import Backtest
import Console
import Cryptography
import Host
import MarketData
import Replay
import Strategies
import TradeModel

/// A run that nobody disturbed.
struct UndisturbedRun {
    /// Its orders and executions.
    let chronicle: Chronicle
    /// The hash of its final state, as `plimsoll backtest` prints it.
    let stateHash: Digest

    init(
        _ specification: RunSpecification,
        _ series: [CandleSeries],
        _ verdicts: [RecordedVerdict]
    ) throws(CommandFailure) {
        do {
            var visitor = Visitor(
                specification: specification,
                series: series,
                verdicts: verdicts
            )
            chronicle = try specification.strategy.visit(
                priceScales: specification.inputs.map(\.priceScale),
                &visitor
            )
            var backtest = Backtest(specification, series, verdicts: verdicts)
            stateHash = try backtest.run().stateHash
        } catch {
            throw CommandFailure(error)
        }
    }

    private struct Visitor: StrategyVisitor {
        let specification: RunSpecification
        let series: [CandleSeries]
        let verdicts: [RecordedVerdict]

        func visit<S: Strategy>(_ strategy: S) -> Chronicle {
            var replayer = Replayer(
                specification,
                strategy: strategy,
                feed: CandleFeed(series),
                verdicts: VerdictFeed(verdicts)
            )
            var chronicle = Chronicle()
            while replayer.advance() != .ended {
                replayer.deliver()
                for fact in replayer.out.facts {
                    chronicle.note(fact, realisedBefore: 0, after: 0)
                }
                replayer.clear()
            }
            return chronicle
        }
    }
}
