import ArgumentParser

/// `plimsoll data`.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Files of candles and trades: import, look at, export.",
        discussion: "Example: plimsoll data import trades.json --interval 5m --out candles",
        subcommands: [DataImportCommand.self, DataInfoCommand.self, DataExportCommand.self]
    )
}
