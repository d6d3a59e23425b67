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
        let engine = try EngineView(of: directory)
        let sources = data.sources()
        try output.write(
            json: { StatusDocument.text(run, directory: directory, engine, sources: sources) },
            text: { StatusText.text(run, directory: directory, engine, sources: sources, $0) }
        )
    }

    private func showAgainAndAgain(_ directory: String) throws {
        try watch.run(directory, .status, output) { run, pid in
            let engine = EngineView(
                pid: pid,
                hasHaltFile: HaltFile(in: directory).isThere,
                answer: HealthInquiry.ask(directory)
            )
            return output.json
                ? StatusDocument.text(run, directory: directory, engine)
                : StatusText.text(run, directory: directory, engine, .plain)
        }
    }
}
