import ArgumentParser
import Console
import Settings

/// `plimsoll config show`.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print every setting's value and where it comes from, and the policies in force.",
        discussion: "Example: SLIPPAGE_BPS=75 plimsoll config show"
    )

    @OptionGroup var layers: ConfigurationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let settings = try PlimsollSettings(try layers.sources())
        try output.write(
            json: { SettingsDocument.show(settings) },
            text: { SettingsText.show(settings, $0) }
        )
    }
}
