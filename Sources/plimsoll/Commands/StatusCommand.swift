import ArgumentParser
import Console
import Host

/// `plimsoll status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What the engine knows: prices, positions, limits, gates, incidents.",
        discussion: """
            Example: plimsoll status --data-dir books --watch

            With --watch the books are shown as they change, until q or an interrupt. Where standard \
            output is no terminal, the report is written once for every change.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var watch: WatchOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if watch.isWanted { return try showAgainAndAgain() }
        let run = try StoredRun(reading: data.directory)
        let pid = try StoredRun.engine(of: data.directory)
        try output.write(
            json: { StatusDocument.text(run, directory: data.directory, pid: pid) },
            text: { StatusText.text(run, directory: data.directory, pid: pid, $0) }
        )
    }

    private func showAgainAndAgain() throws {
        let directory = data.directory
        try watch.run(directory, .status, output) { run, pid in
            output.json
                ? StatusDocument.text(run, directory: directory, pid: pid)
                : StatusText.text(run, directory: directory, pid: pid, .plain)
        }
    }
}
