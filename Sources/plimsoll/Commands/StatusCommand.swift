import ArgumentParser
import Console
import Host

/// `plimsoll status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What the engine knows: prices, positions, limits, gates, incidents.",
        discussion: "Example: plimsoll status --data-dir books"
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let directory = try data.directory()
        let run = try StoredRun(reading: directory)
        let pid = try StoredRun.engine(of: directory)
        try output.write(
            json: { StatusDocument.text(run, directory: directory, pid: pid) },
            text: { StatusText.text(run, directory: directory, pid: pid, $0) }
        )
    }
}
