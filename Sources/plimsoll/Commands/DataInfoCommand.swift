import ArgumentParser
import Console

/// `plimsoll data info`.
struct DataInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "What a file of candles or trades holds, and what is odd about it.",
        discussion: "Example: plimsoll data info ETH_BTC-5m.candles ADA_BTC-5m.csv"
    )

    @Argument(help: "Files of candles or trades.", completion: CandleFileCompletion.kind)
    var files: [String]

    @OptionGroup var interval: IntervalOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let info = try DataInfo(files, intervalMs: interval.milliseconds())
        try output.write(json: { info.document }, text: { info.text($0) })
    }
}
