import ArgumentParser
import Console

/// `plimsoll init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented configuration, an example of .env, and the data directory.",
        discussion: """
            Example: plimsoll init desk

            Nothing that exists is overwritten: the command is refused with exit code 3.
            """
    )

    @Argument(help: "Where to write; it is made where it is missing.", completion: .directory)
    var directory = "."

    @OptionGroup var output: OutputOptions

    func run() throws {
        let installation = try Installation(in: directory)
        try output.write(json: { installation.document }, text: { installation.text($0) })
    }
}
