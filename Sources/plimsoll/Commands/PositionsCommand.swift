import ArgumentParser
import Console
import Host

/// `plimsoll positions`.
struct PositionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "positions",
        abstract: "What is held, with its stop, tiers and peak.",
        discussion: "Example: plimsoll positions --data-dir books"
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = try StoredRun(reading: data.directory())
        try output.write(
            json: { PositionsDocument.text(run) },
            text: { PositionsText.text(run, $0) }
        )
    }
}
