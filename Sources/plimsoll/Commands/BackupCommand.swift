import ArgumentParser
import Console
import Host

/// `plimsoll backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the books, beside a running engine or without one.",
        discussion: """
            Example: plimsoll backup books-monday --data-dir books

            The copy is read back and compared before it gets its name.
            """
    )

    @Argument(help: "Where the copy goes; nothing may be there.", completion: .directory)
    var destination: String

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let manifest = try Backup.make(of: data.directory(), to: destination)
        try output.write(
            json: { BackupText.document(manifest, path: destination) },
            text: { BackupText.made(manifest, at: destination, $0) }
        )
    }
}
