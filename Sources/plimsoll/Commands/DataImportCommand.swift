import ArgumentParser
import Console

/// `plimsoll data import`.
struct DataImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Candles or trades, CSV or JSON, into native candle files.",
        discussion: """
            Example: plimsoll data import XRP_ETH.csv --interval 5m --out candles

            Rows out of order are sorted, rows that repeat another are left out, and both are told, \
            with gaps, roundings and whatever else is odd. Rows that contradict each other are \
            refused. A file that is there already is never overwritten.
            """
    )

    @Argument(help: "Files of candles or trades.", completion: CandleFileCompletion.kind)
    var files: [String]

    @Option(
        help: "Where the native files go; beside each file unless given.",
        completion: .directory
    )
    var out: String?

    @OptionGroup var interval: IntervalOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let result = try DataImport(
            files,
            into: out,
            intervalMs: interval.milliseconds(),
            errors: output.quiet ? nil : .errors()
        )
        try output.write(json: { result.document }, text: { result.text($0) })
    }
}
