import ArgumentParser
import Settings

/// How the paper venue behaves and what the account starts with.
struct VenueOptions: ParsableArguments {
    @Option(
        help: """
            The strategy. (default: the configuration's; where it has none, momentum for run and \
            ema-cross for backtest)
            """
    )
    var strategy: String?

    @Option(name: .customLong("set"), help: "A strategy's parameter, as name=value.")
    var parameters: [String] = []

    @Option(help: .setting("paper.cash"))
    var cash: String?

    @Option(help: .setting("paper.feeBps"))
    var feeBps: String?

    @Option(help: .setting("paper.fill"))
    var fill: String?

    @Option(help: .setting("paper.depthShareBps"))
    var depthShareBps: String?

    @Option(help: "Time from an order to its arrival, in milliseconds. (default: 0)")
    var latencyMs: String?

    @Option(help: .setting("paper.partialFillBps"))
    var partialFillBps: String?

    @Option(help: .setting("paper.rejectionBps"))
    var rejectionBps: String?

    @Option(help: .setting("paper.seed"))
    var seed: String?

    /// What was typed.
    var options: [TypedOption] {
        let typed: [(option: String, key: String, value: String?)] = [
            ("--strategy", "strategy.name", strategy), ("--cash", "paper.cash", cash),
            ("--fee-bps", "paper.feeBps", feeBps), ("--fill", "paper.fill", fill),
            ("--depth-share-bps", "paper.depthShareBps", depthShareBps),
            ("--latency-ms", "paper.latency", latencyMs.map { $0 + "ms" }),
            ("--partial-fill-bps", "paper.partialFillBps", partialFillBps),
            ("--rejection-bps", "paper.rejectionBps", rejectionBps), ("--seed", "paper.seed", seed),
        ]
        return typed.compactMap { typed in
            typed.value.map { .setting(option: typed.option, key: typed.key, value: $0) }
        } + parameters.map { .parameter($0) }
    }
}
