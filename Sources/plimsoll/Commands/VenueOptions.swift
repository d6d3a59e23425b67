import ArgumentParser
import Console

/// How the paper venue behaves and what the account starts with.
struct VenueOptions: ParsableArguments {
    @Option(name: .customLong("set"), help: "A strategy's parameter, as name=value.")
    var settings: [String] = []

    @Option(help: "Paper quote currency that the account starts with.")
    var cash = "10000"

    @Option(help: "The venue's fee on the notional, in basis points.")
    var feeBps: Int64 = 10

    @Option(help: "At which price market orders fill: next-open, close or depth.")
    var fill = "next-open"

    @Option(
        help: """
            With --fill depth: share of a candle's volume that an open offers, in basis points. \
            (default: 1000)
            """
    )
    var depthShareBps: Int64?

    @Option(help: "Time from an order to its arrival, in milliseconds.")
    var latencyMs: Int64 = 0

    @Option(help: "How many of 10000 fills are only a part.")
    var partialFillBps: Int64 = 0

    @Option(help: "How many of 10000 orders the venue refuses.")
    var rejectionBps: Int64 = 0

    @Option(help: "Where the venue's chance starts.")
    var seed: UInt64 = 1

    /// The settings, checked, with `strategy`.
    func settings(strategy: String) throws -> TradingSettings {
        var venue = TradingSettings.Venue()
        venue.feeBps = feeBps
        venue.fill = fill
        venue.depthShareBps = depthShareBps
        venue.latencyMs = latencyMs
        venue.partialFillBps = partialFillBps
        venue.rejectionBps = rejectionBps
        venue.seed = seed
        return try TradingSettings(
            strategy: strategy,
            settings: settings,
            cash: cash,
            venue: venue
        )
    }
}
