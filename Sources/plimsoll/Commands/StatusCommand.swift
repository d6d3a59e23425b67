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
        let run = try StoredRun.read(data.directory, [.notes])
        let pid = try StoredRun.engine(of: data.directory)
        let hasHaltFile = HaltFile(in: data.directory).isThere
        try output.write(
            json: {
                StatusDocument.text(
                    run,
                    directory: data.directory,
                    pid: pid,
                    hasHaltFile: hasHaltFile
                )
            },
            text: {
                StatusText.text(
                    run,
                    directory: data.directory,
                    pid: pid,
                    hasHaltFile: hasHaltFile,
                    $0
                )
            }
        )
    }
}
