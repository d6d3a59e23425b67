/// How often a chain did what hurts.
public struct ChainCounts: Sendable, Hashable {
    /// Different transactions that it received.
    public internal(set) var transactions = 0
    /// Transactions that were sent again.
    public internal(set) var rebroadcasts = 0
    /// Broadcasts that were dropped.
    public internal(set) var drops = 0
    /// Transactions whose blockhash was not of this chain's past; they do not exist for it.
    public internal(set) var unknownBlockhashes = 0
    /// Transactions that landed in one of their last blocks.
    public internal(set) var lateLandings = 0
    /// Landings that were executions.
    public internal(set) var executions = 0
    /// Landings with an error.
    public internal(set) var landedWithError = 0
    /// Times that blocks were undone.
    public internal(set) var reorganisations = 0
    /// Executions that were undone.
    public internal(set) var undoneExecutions = 0
    /// Transactions that landed again after they had been undone.
    public internal(set) var relandings = 0
    /// Transactions that had landed, were undone and never landed again.
    public internal(set) var vanished = 0
    /// Transactions that expired.
    public internal(set) var expiries = 0
    /// Executions that became final.
    public internal(set) var finalized = 0
    /// Answers of nodes that were behind.
    public internal(set) var laggingAnswers = 0
    /// Those of them that said something else than a node would have that was not behind.
    public internal(set) var queriesThatLied = 0
    /// Changes behind everybody's back.
    public internal(set) var drifts = 0

    /// Nothing yet.
    public init() {}

    /// Every count under its name, for a report of what occurred and what did not.
    public var entries: [(name: String, count: Int)] {
        [
            ("transactions", transactions), ("rebroadcasts", rebroadcasts), ("drops", drops),
            ("unknownBlockhashes", unknownBlockhashes), ("lateLandings", lateLandings),
            ("executions", executions), ("landedWithError", landedWithError),
            ("reorganisations", reorganisations), ("undoneExecutions", undoneExecutions),
            ("relandings", relandings), ("vanished", vanished), ("expiries", expiries),
            ("finalized", finalized), ("laggingAnswers", laggingAnswers),
            ("queriesThatLied", queriesThatLied), ("drifts", drifts),
        ]
    }
}
