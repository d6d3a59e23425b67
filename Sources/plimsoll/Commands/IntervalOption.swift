import ArgumentParser
import Console

/// How long candles are that are made of trades.
struct IntervalOption: ParsableArguments {
    @Option(help: "Of trades, candles of this length are made: 30s, 5m, 1h, 1d.")
    var interval = "1m"

    func milliseconds() throws -> Int64 { try IntervalText.milliseconds(interval) }
}
