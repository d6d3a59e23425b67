import ArgumentParser
import Console
import Host

/// `plimsoll journal inspect`.
struct JournalInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Print the journal's facts, a line each.",
        discussion: """
            Example: plimsoll journal inspect --data-dir books --from 100 --limit 20

            With --json each line is a JSON document. With --open or --failed orders are shown \
            instead of facts, with both of them either kind.
            """
    )

    @Option(help: "The first record.")
    var from: UInt64 = 1

    @Option(help: "How many records at most.")
    var limit: UInt64?

    @Flag(
        name: [.customLong("open"), .customLong("unresolved")],
        help: "Orders that have not ended or are in doubt; exit code 1 if there are any."
    )
    var isOpen = false

    @Flag(
        name: .customLong("failed"),
        help: "Orders that were rejected or expired; exit code 1 if there are any."
    )
    var isFailed = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        if isOpen || isFailed { return try showOrders() }
        var inspection = JournalInspection(
            output: .output(),
            isJSON: output.json,
            from: from,
            limit: limit ?? .max
        )
        try inspection.run(data.directory())
    }

    private func showOrders() throws {
        let run = try StoredRun(reading: data.directory())
        let choice = OrderChoice(isOpen: isOpen, isFailed: isFailed)
        try output.write(
            json: { OrdersDocument.lines(run, choice) },
            text: { OrdersText.text(run, choice, $0) }
        )
        if choice.finds(run) { throw CommandFailure(.checkFailed, nil) }
    }
}
