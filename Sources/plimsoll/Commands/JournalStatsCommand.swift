import ArgumentParser
import Console

/// `plimsoll journal stats`.
struct JournalStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "How large the journal is, what it consists of, what a start reads of it.",
        discussion: "Example: plimsoll journal stats --data-dir books --json"
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let statistics = try JournalStatistics(reading: data.directory())
        try output.write(json: { statistics.document }, text: { statistics.text($0) })
    }
}
