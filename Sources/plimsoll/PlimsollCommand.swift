// The command line's root. Names and exit codes are a contract with scripts: add, never rename.

import ArgumentParser

/// `plimsoll`: the one executable that a user runs.
struct PlimsollCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plimsoll",
        abstract: "A self-hosted trading engine that cannot lose your money to its own bugs.",
        discussion: """
            Example: plimsoll backtest --data ETH_BTC-5m.csv --strategy ema-cross
            """,
        version: "0.1.0",
        subcommands: commands
    )

    private static var commands: [any ParsableCommand.Type] {
        let commands: [any ParsableCommand.Type] = [
            DemoCommand.self, RunCommand.self, BacktestCommand.self, StatusCommand.self,
            HealthCommand.self, WardenCommand.self,
            PositionsCommand.self, OrdersCommand.self, TradesCommand.self, EquityCommand.self,
            HaltCommand.self, ResumeCommand.self, FlattenCommand.self, BackupCommand.self,
            RestoreCommand.self, JournalCommand.self, InitCommand.self, ConfigCommand.self,
            StrategiesCommand.self, DataCommand.self, DoctorCommand.self, SimulateCommand.self,
            EmulateCommand.self,
        ]
        #if MUTANTS
            return commands + [MutantCommand.self]
        #else
            return commands
        #endif
    }
}
