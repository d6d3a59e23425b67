import ArgumentParser
import Console
import Host
import TradeModel

/// `plimsoll halt`.
struct HaltCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "halt",
        abstract: "Stop new risk, now and across restarts. Exits go on.",
        discussion: """
            Example: plimsoll halt --data-dir books

            Without a running engine the next one starts halted. An engine that does not answer is \
            halted through the file HALT in the data directory, exit code 7: it is not acknowledged. \
            Where the books cannot be worked with the file is made too, and the exit code is the cause's.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var patience: PatienceOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        try OperatorCommands(data: data, patience: patience, output: output).run([.halt])
    }
}
