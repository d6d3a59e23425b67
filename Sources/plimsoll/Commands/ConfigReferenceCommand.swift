import ArgumentParser
import Console
import Settings

/// `plimsoll config reference`.
struct ConfigReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print the reference page of every setting, in Markdown.",
        discussion: "Example: plimsoll config reference > docs/configuration.md"
    )

    func run() throws {
        let output = StandardStream.output()
        output.write(SettingsDocuments.referencePage)
        try output.finish()
    }
}
