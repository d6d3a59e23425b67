import ArgumentParser
import Console
import Host
import Projection

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
        let run = try StoredRun.read(data.directory(), [])
        try output.write(
            json: { PositionsDocument.text(run) },
            text: { PositionsText.text(run, $0) }
        )
    }
}
