import ArgumentParser
import Configuration
import Console
import Settings

/// `plimsoll config check`.
struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List everything that is wrong with the configuration.",
        discussion: "Example: plimsoll config check --config plimsoll.json5"
    )

    @OptionGroup var layers: ConfigurationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let sources = try layers.sources()
        let outcome = Result { () throws(InvalidConfiguration) in
            let settings = try PlimsollSettings(sources)
            if let invalid = ConfigurationFiles.misplacement(settings) { throw invalid }
            return settings
        }
        switch outcome {
        case .success(let settings):
            try output.write(
                json: { SettingsDocument.check(outcome) },
                text: { SettingsText.check(settings, sources, $0) }
            )
        case .failure(let invalid):
            try output.write(json: { SettingsDocument.check(outcome) }, text: { _ in "" })
            throw CommandFailure(invalid)
        }
    }
}
