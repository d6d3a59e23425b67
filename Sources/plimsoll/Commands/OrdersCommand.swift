import ArgumentParser
import Console
import Host

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
        let run = try StoredRun(reading: data.directory)
        let choice: OrderChoice = open ? .open : .all
        try output.write(
            json: { OrdersDocument.text(run, choice) },
            text: { OrdersText.text(run, choice, $0) }
        )
    }
}
