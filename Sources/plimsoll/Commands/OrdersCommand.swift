import ArgumentParser
import Console
import Host
import Projection

/// `plimsoll orders`.
struct OrdersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "Every order and what became of it.",
        discussion: "Example: plimsoll orders --data-dir books --open"
    )

    @Flag(help: "Only orders that have not ended.")
    var open = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = try StoredRun.read(data.directory(), [.orders])
        try output.write(
            json: { OrdersDocument.text(run, openOnly: open) },
            text: { OrdersText.text(run, openOnly: open, $0) }
        )
    }
}
