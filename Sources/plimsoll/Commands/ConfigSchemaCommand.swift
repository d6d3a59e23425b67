import ArgumentParser
import Console
import Settings

/// `plimsoll config schema`.
struct ConfigSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the configuration's JSON Schema, draft 2020-12.",
        discussion: "Example: plimsoll config schema > plimsoll.schema.json"
    )

    @OptionGroup var output: OutputOptions

    func run() throws {
        let document = SettingsDocuments.jsonSchema
        try output.write(json: { document.line }, text: { _ in document.lines })
    }
}
