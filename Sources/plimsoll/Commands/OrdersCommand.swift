import ArgumentParser
import Console
import Host
import Projection

/// `plimsoll orders`.
struct OrdersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "Every order and what became of it.",
        discussion: """
            Example: plimsoll orders --data-dir books --open

            With --watch the orders are shown as they change, until q or an interrupt. Where standard \
            output is no terminal, they are written once for every change.
            """
    )

    @Flag(help: "Only orders that have not ended.")
    var open = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var watch: WatchOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let choice: OrderChoice = open ? .open : .all
        if watch.isWanted {
            return try watch.run(data.directory(), .orders, output) { run, _ in
                output.json
                    ? OrdersDocument.text(run, choice) : OrdersText.text(run, choice, .plain)
            }
        }
        let run = try StoredRun.read(data.directory(), [.orders])
        try output.write(
            json: { OrdersDocument.text(run, choice) },
            text: { OrdersText.text(run, choice, $0) }
        )
    }
}
