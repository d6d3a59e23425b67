import ArgumentParser
import Console
import Host
import Projection

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
        let directory = try data.directory()
        if watch.isWanted { return try showAgainAndAgain(directory) }
        let run = try StoredRun.read(directory, [.notes])
        let pid = try StoredRun.engine(of: directory)
        try output.write(
            json: { document(run, directory, pid) },
            text: { text(run, directory, pid, $0) }
        )
    }

    private func showAgainAndAgain(_ directory: String) throws {
        try watch.run(directory, .status, output) { run, pid in
            output.json ? document(run, directory, pid) : text(run, directory, pid, .plain)
        }
    }

    private func document(_ run: StoredRun, _ directory: String, _ pid: Int32?) -> String {
        StatusDocument.text(
            run,
            directory: directory,
            pid: pid,
            hasHaltFile: HaltFile(in: directory).isThere
        )
    }

    private func text(
        _ run: StoredRun,
        _ directory: String,
        _ pid: Int32?,
        _ style: TextStyle
    ) -> String {
        StatusText.text(
            run,
            directory: directory,
            pid: pid,
            hasHaltFile: HaltFile(in: directory).isThere,
            style
        )
    }
}
