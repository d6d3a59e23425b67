import ArgumentParser
import Console

/// `plimsoll data export`.
struct DataExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Candles as CSV.",
        discussion: """
            Example: plimsoll data export ETH_BTC-5m.candles --out ETH_BTC-5m.csv

            With --json one document, which `data import` takes too.
            """
    )

    @Argument(help: "A file of candles or trades.", completion: CandleFileCompletion.kind)
    var file: String

    @Option(help: "A new file; standard output unless given.", completion: .file())
    var out: String?

    @OptionGroup var interval: IntervalOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let export = try DataExport(file, intervalMs: interval.milliseconds())
        guard let out else {
            return try output.write(json: { export.document }, text: { _ in export.csv })
        }
        guard !output.json else {
            throw CommandFailure.usage("--json writes to standard output: leave --out away")
        }
        let words = try export.write(to: out)
        if !output.quiet { StandardStream.errors().write(words) }
    }
}
