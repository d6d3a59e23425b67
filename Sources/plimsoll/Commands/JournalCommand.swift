import ArgumentParser

/// `plimsoll journal`.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "The journal: the truth that every report is made from.",
        discussion: "Example: plimsoll journal verify --data-dir books",
        subcommands: [
            JournalVerifyCommand.self, JournalInspectCommand.self, JournalStatsCommand.self,
            JournalExportCommand.self,
        ]
    )
}
