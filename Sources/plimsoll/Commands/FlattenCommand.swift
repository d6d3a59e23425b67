import ArgumentParser
import Console
import Glibc
import Host
import TradeModel

/// `plimsoll flatten`.
struct FlattenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flatten",
        abstract: "Close everything that is open. Entries are stopped by halt, not by this.",
        discussion: """
            Example: plimsoll flatten --yes --data-dir books

            Without a running engine nothing is closed: the wish is stored, and the next start closes.
            """
    )

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var patience: PatienceOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        if !yes { try ask() }
        try OperatorCommands(data: data, patience: patience, output: output).run([.flatten])
    }

    private func ask() throws {
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure.usage("flatten closes everything: say --yes, or ask on a terminal")
        }
        let errors = StandardStream.errors()
        errors.write("Close everything that is open in \(try data.directory())? Type yes: ")
        errors.flush()
        guard readLine() == "yes" else {
            throw CommandFailure(.refused, "nothing was done: the answer was not yes")
        }
    }
}
