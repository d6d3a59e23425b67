import ArgumentParser
import Console
import Host
import TradeModel

/// `plimsoll resume`.
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Lift a halt or a pause; with an option, what the engine itself has latched.",
        discussion: """
            Example: plimsoll resume --data-dir books

            Each latch is lifted on its own: a plain resume leaves a drift where it is, and \
            `resume --drift` leaves a halt where it is. Nothing to lift is exit code 4.
            Lifting a drawdown makes today's equity the mark that the next one is measured from.
            """
    )

    @Flag(help: "Accept that books and venue disagreed, instead: you have looked.")
    var drift = false

    @Flag(help: "End exits-only, instead.")
    var exitsOnly = false

    @Flag(help: "Lift the drawdown latch, instead: you have looked.")
    var drawdown = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var patience: PatienceOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        var commands: [OperatorCommand] = []
        if drift { commands.append(.acceptDrift) }
        if exitsOnly { commands.append(.endExitsOnly) }
        if drawdown { commands.append(.resetDrawdown) }
        if commands.isEmpty { commands = [.resume] }
        try OperatorCommands(data: data, patience: patience, output: output).run(commands)
    }
}
