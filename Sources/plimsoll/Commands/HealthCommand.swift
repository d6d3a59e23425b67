import ArgumentParser
import Console

/// `plimsoll health`.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Journal, positions, balances, strategy and engine: ok, warn or bad.",
        discussion: """
            Example: plimsoll health --data-dir books

            Exit code 1 when one of the five is bad, 0 otherwise.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let judgement = try HealthJudgement(of: data.directory())
        try output.write(json: { judgement.document }, text: { judgement.text($0) })
        guard judgement.status == .done else { throw CommandFailure(judgement.status, nil) }
    }
}
