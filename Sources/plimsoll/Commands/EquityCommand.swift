import ArgumentParser
import Console
import Host
import Projection
import TradeModel

/// `plimsoll equity`.
struct EquityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equity",
        abstract: "What everything was worth, over time.",
        discussion: """
            Example: plimsoll equity --data-dir books --since 2026-01-02

            A point stands at every fill, and once a minute where equity changed. With --json there is \
            every point; the table shows a few.
            """
    )

    @Option(help: "From when: 2026-01-02, 2026-01-02T03:04:05Z, or milliseconds since 1970.")
    var since: String?

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let since = try beginning()
        let run = try StoredRun.read(data.directory(), [.equity])
        let isDrawn = StandardStream.output().isTerminal
        try output.write(
            json: { EquityDocument.text(run, since: since) },
            text: { EquityText.text(run, since: since, isDrawn: isDrawn, $0) }
        )
    }

    private func beginning() throws(CommandFailure) -> Instant? {
        guard let since else { return nil }
        guard let instant = TimeText.instant(since) else {
            throw .usage(
                "--since \(since) is no time: write 2026-01-02, 2026-01-02T03:04:05Z, or "
                    + "milliseconds since 1970"
            )
        }
        return instant
    }
}
