import ArgumentParser

/// `plimsoll config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the configuration; show what holds and where it comes from.",
        discussion: "Example: plimsoll config show",
        subcommands: [
            ConfigCheckCommand.self, ConfigShowCommand.self, ConfigSchemaCommand.self,
            ConfigReferenceCommand.self,
        ]
    )
}
