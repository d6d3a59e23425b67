import Replay
import Strategies

/// Makes of a specification what the fold of a journal begins with.
struct StrategyBeginning: StrategyVisitor {
    let specification: RunSpecification

    func visit<S: Strategy>(_ strategy: S) -> Int {
        Replayer(specification, strategy: strategy, feed: CandleFeed([])).feed.remaining
    }
}
