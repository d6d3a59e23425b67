import ArgumentParser
import Console
import Engine
import Host

/// `plimsoll journal inspect`.
struct JournalInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Print the journal's facts, a line each.",
        discussion: """
            Example: plimsoll journal inspect --data-dir books --from 100 --limit 20

            With --json each line is a JSON document.
            """
    )

    @Option(help: "The first record.")
    var from: UInt64 = 1

    @Option(help: "How many records at most.")
    var limit: UInt64?

    @Flag(help: "Orders that have not ended instead of facts; exit code 1 if there are any.")
    var unresolved = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        if unresolved { return try showUnresolved() }
        var inspection = JournalInspection(
            output: .output(),
            isJSON: output.json,
            from: from,
            limit: limit ?? .max
        )
        try inspection.run(data.directory())
    }

    private func showUnresolved() throws {
        let run = try StoredRun(reading: data.directory())
        try output.write(
            json: { OrdersDocument.lines(run, openOnly: true) },
            text: { OrdersText.text(run, openOnly: true, $0) }
        )
        guard run.core.orders.working.isEmpty else { throw CommandFailure(.checkFailed, nil) }
    }
}
