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
        let engine = try EngineView(of: directory)
        try output.write(
            json: {
                StatusDocument.text(run, directory: directory, engine)
            },
            text: {
                StatusText.text(run, directory: directory, engine, $0)
            }
        )
    }
}
