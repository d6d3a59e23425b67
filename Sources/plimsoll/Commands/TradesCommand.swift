import ArgumentParser
import Console
import Host
import Projection

/// `plimsoll trades`.
struct TradesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trades",
        abstract: "Every execution, oldest first.",
        discussion: "Example: plimsoll trades --data-dir books --json"
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = try StoredRun.read(data.directory(), [.trades])
        try output.write(
            json: { TradesDocument.text(run) },
            text: { TradesText.text(run, $0) }
        )
    }
}
