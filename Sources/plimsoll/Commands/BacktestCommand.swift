import ArgumentParser
import Console
import Replay
import Settings

/// `plimsoll backtest`.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Run a strategy over recorded candles in memory.",
        discussion: """
            Example: plimsoll backtest --data ETH_BTC-5m.csv --strategy ema-cross --set fast=10
            """
    )

    @Option(
        name: .customLong("data"),
        parsing: .upToNextOption,
        help: "Candle files.",
        completion: CandleFileCompletion.kind
    )
    var files: [String]

    @Option(
        help:
            "Recorded verdicts of the Warden: with them nothing is bought that it does not let pass.",
        completion: .file(extensions: ["jsonl"])
    )
    var verdicts: String?

    @OptionGroup var layers: ConfigurationOptions
    @OptionGroup var venue: VenueOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let settings = try PlimsollSettings(
            try layers.sources(venue.options),
            strategy: .emaCross
        )
        output.say(settings.notes)
        let run = try BacktestRun(
            files,
            verdicts: verdicts,
            settings,
            errors: output.quiet ? nil : .errors()
        )
        try output.write(
            json: { BacktestDocument.text(run) },
            text: { BacktestText.text(run, $0) }
        )
    }
}
