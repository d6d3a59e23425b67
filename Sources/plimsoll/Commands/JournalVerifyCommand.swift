import ArgumentParser
import Console

/// `plimsoll journal verify`.
struct JournalVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of the journal and audit the books that it folds to.",
        discussion: """
            Example: plimsoll journal verify --data-dir books --json

            Exit code 0 clean, 1 torn tail or books that do not balance, 5 damaged.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let judgement = try JournalJudgement(reading: data.directory())
        try output.write(json: { judgement.document }, text: { judgement.text($0) })
        guard judgement.status == .done else { throw CommandFailure(judgement.status, nil) }
    }
}
