import ArgumentParser
import Console
import Host
import Projection

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
        let run = try StoredRun.read(directory, [.notes])
        let pid = try StoredRun.engine(of: directory)
        let hasHaltFile = HaltFile(in: directory).isThere
        try output.write(
            json: {
                StatusDocument.text(
                    run,
                    directory: directory,
                    pid: pid,
                    hasHaltFile: hasHaltFile
                )
            },
            text: {
                StatusText.text(
                    run,
                    directory: directory,
                    pid: pid,
                    hasHaltFile: hasHaltFile,
                    $0
                )
            }
        )
    }
}
